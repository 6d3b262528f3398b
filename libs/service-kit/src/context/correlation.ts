/** What the present act is part of: correlation id, tenant, caller; carried beside the call stack, seen by logs and events. */
import { randomUUID } from 'node:crypto';
import type { Language } from '@holdpoint/contracts';
import { ClsServiceManager, type ClsStore } from 'nestjs-cls';

export interface ActContext {
  readonly correlationId: string;
  readonly tenant?: string;
  readonly person?: string;
  readonly client?: string;
  readonly language?: Language;
}
interface ActStore extends ClsStore {
  act?: ActContext;
}

/** What a correlation id may look like; any other incoming value is replaced, so that it can be logged and sent as a header safely. */
export const correlationIdPattern = /^[A-Za-z0-9._-]{1,64}$/;
export const correlationHeader = 'x-correlation-id';

export const newCorrelationId = (): string => randomUUID();

/** `id` if it may be used as it is. */
export const wellFormed = (id: string | undefined): string | undefined =>
  id !== undefined && correlationIdPattern.test(id) ? id : undefined;

const cls = () => ClsServiceManager.getClsService<ActStore>();

export const correlation = {
  /** The id of the present act; a fresh one where there is none. */
  id: (): string => cls().get('act')?.correlationId ?? newCorrelationId(),

  context: (): ActContext | undefined => cls().get('act'),

  /** Runs `fn` as part of the act `id`. An id that isn't well formed is replaced. */
  run: <T>(id: string | undefined, fn: () => T, more: Omit<ActContext, 'correlationId'> = {}): T =>
    cls().runWith({ act: { ...more, correlationId: wellFormed(id) ?? newCorrelationId() } }, fn),

  /** `fn`, to be called later from anywhere, within what is the act now (as it then is: what becomes known meanwhile counts). */
  bind: <A extends unknown[], T>(fn: (...args: A) => T): ((...args: A) => T) => {
    const store = cls();
    const inside = store.isActive() ? store.get() : {};
    return (...args) => store.runWith(inside, () => fn(...args));
  },

  /** Adds who is calling, once known, to the present act. */
  know: (more: Omit<ActContext, 'correlationId'>): void => {
    const store = cls();
    if (store.isActive()) store.set('act', { ...(store.get('act') ?? { correlationId: newCorrelationId() }), ...more });
  },
} as const;
