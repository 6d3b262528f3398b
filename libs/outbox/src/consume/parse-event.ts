/** Reads an event from a message, or says what is wrong with it. */
import type { HoldpointEvent } from '@holdpoint/contracts';
import { tenantPattern } from '@holdpoint/service-kit';

export class MalformedEvent extends Error {
  override readonly name = 'MalformedEvent';
}

const texts = ['id', 'source', 'type', 'subject', 'time', 'tenant'] as const;

/** Throws MalformedEvent. */
export function parseEvent(value: Buffer | null): HoldpointEvent {
  let event: Partial<Record<string, unknown>>;
  try {
    event = JSON.parse(value?.toString('utf8') ?? '') as typeof event;
  } catch {
    throw new MalformedEvent('not JSON');
  }
  if (typeof event !== 'object' || event === null) throw new MalformedEvent('not an object');
  if (event.specversion !== '1.0') throw new MalformedEvent('not a CloudEvent 1.0');
  const missing = texts.filter((name) => typeof event[name] !== 'string' || event[name] === '');
  if (missing.length > 0) throw new MalformedEvent(`without ${missing.join(', ')}`);
  if (!tenantPattern.test(event.tenant as string)) throw new MalformedEvent('names no tenant');
  return event as unknown as HoldpointEvent;
}
