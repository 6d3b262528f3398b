/** Every special work of the job has its own ticket, each names the other, and each is signed (cl. 4.6). */
import { linkedTickets } from './linked';
import { shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** The form field that lists the other special works of this job, by permit type. */
  readonly typesField: string;
  /** Phases of another ticket that let this one go on. */
  readonly readyPhases: readonly string[];
}

const evaluate: Rule<Params> = (circumstances, { typesField, readyPhases }) => {
  const tickets = linkedTickets(circumstances);
  const types: unknown = circumstances.permit.form[typesField];
  const missing = (Array.isArray(types) ? types : []).filter(
    (type: unknown): type is string => typeof type === 'string' && !tickets.some((ticket) => ticket.type === type),
  );
  return [
    ...missing.map((type): Miss => ({ code: 'linked-ticket-missing', params: { type }, field: '/linked' })),
    ...tickets
      .filter(({ phase }) => phase === undefined || !readyPhases.includes(phase))
      .map(({ number, phase }): Miss => ({ code: 'linked-ticket-not-ready', params: { number, phase: phase ?? '?' } })),
  ];
};

export const linkedTicketsReadyRule: RegisteredRule = {
  evaluate,
  params: shape({ typesField: text, readyPhases: texts }),
  tighter: { readyPhases: 'fewer' },
  codes: ['linked-ticket-missing', 'linked-ticket-not-ready'],
};
