/** Words that people typed with an act (why it was stopped, sent back, ended): taken out of what is published, so that a name or a number in them doesn't travel. */
import type { PermitEvent } from '@holdpoint/permit-domain';
import type { PermitTransitionedData } from './permit-transitioned';

/** Stands for the words in what is published: they are in the permit's record, at the sequence of the event. */
export const inWords = 'in-words';

type Said = Readonly<Record<string, string>>;
/** By the place in `events` and in `reasons`. */
export interface TransitionWords {
  readonly events: Readonly<Record<string, Said>>;
  readonly reasons: Readonly<Record<string, Said>>;
}
type Told = Pick<PermitTransitionedData, 'events' | 'reasons'>;

/** Events and reasons whose params a person fills with words of their own; what the system gives as a reason is a code. */
const ended: readonly string[] = ['rejected', 'cancelled', 'revoked'];
const typed: readonly string[] = ['stopped-by-person', 'sent-back'];
const wordy = ['reason', 'detail'] as const;

interface Worded {
  readonly params: PermitTransitionedData['events'][number]['params'];
}
const saidIn = ({ params }: Worded): Said =>
  Object.fromEntries(
    wordy.flatMap((name) => (typeof params[name] === 'string' ? [[name, params[name]] as const] : [])),
  );
const without = <T extends Worded>(one: T): T => {
  const { reason, detail: _, ...params } = one.params;
  return { ...one, params: { ...params, ...(reason !== undefined && { reason: inWords }) } };
};

/** @param happened the domain events of the same transition: they say who did it */
export function withoutWords<T extends Told>(
  told: T,
  happened: readonly PermitEvent[],
): { readonly told: T; readonly words?: TransitionWords } {
  const byPerson = (index: number): boolean => 'person' in (happened[index]?.by ?? {});
  const spoken = {
    events: told.events.map(({ name }, index) => ended.includes(name) && byPerson(index)),
    reasons: told.reasons.map(({ code }) => typed.includes(code)),
  };
  const words = {
    events: collected(told.events, spoken.events),
    reasons: collected(told.reasons, spoken.reasons),
  };
  if (Object.keys(words.events).length + Object.keys(words.reasons).length === 0) return { told };
  const cleared = {
    ...told,
    events: told.events.map((one, index) => (spoken.events[index] ? without(one) : one)),
    reasons: told.reasons.map((one, index) => (spoken.reasons[index] ? without(one) : one)),
  };
  return { told: cleared, words };
}

const collected = (all: readonly Worded[], spoken: readonly boolean[]): Readonly<Record<string, Said>> =>
  Object.fromEntries(
    all.flatMap((one, index) => {
      const said = spoken[index] ? saidIn(one) : {};
      return Object.keys(said).length > 0 ? [[String(index), said] as const] : [];
    }),
  );

/** The news as people read it. */
export const withWords = <T extends Told>(told: T, { events, reasons }: TransitionWords): T => ({
  ...told,
  events: told.events.map((one, index) => ({ ...one, params: { ...one.params, ...events[index] } })),
  reasons: told.reasons.map((one, index) => ({ ...one, params: { ...one.params, ...reasons[index] } })),
});
