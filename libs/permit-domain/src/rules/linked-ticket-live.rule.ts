/** A ticket that this work stands on must be live: hot work inside a confined space needs that space's ticket (cl. 4.6). */
import { linkedTickets } from './linked';
import { shape, text, texts } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** The permit type that has to be live. */
  readonly type: string;
  readonly phases: readonly string[];
}

const evaluate: Rule<Params> = (circumstances, { type, phases }) => {
  const tickets = linkedTickets(circumstances).filter((ticket) => ticket.type === type);
  const [first] = tickets;
  if (!first) return unmet('linked-ticket-missing', { type }, { field: '/linked' });
  if (tickets.some(({ phase }) => phase !== undefined && phases.includes(phase))) return met;
  return unmet('linked-ticket-not-live', { number: first.number, type, phase: first.phase ?? '?' });
};

export const linkedTicketLiveRule: RegisteredRule = {
  evaluate,
  params: shape({ type: text, phases: texts }),
  tighter: { phases: 'fewer' },
  codes: ['linked-ticket-missing', 'linked-ticket-not-live'],
};
