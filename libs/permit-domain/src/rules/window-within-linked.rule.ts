/** The window lies within that of the work it serves: temporary power for hot work or in a confined space lasts as long as that work (cl. 10.8). */
import { shape, texts } from './params';
import { linkedTickets } from './linked';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  /** Permit types, one of which this work serves. */
  readonly types: readonly string[];
}

const evaluate: Rule<Params> = (circumstances, { types }) => {
  const { window } = circumstances.permit;
  const served = linkedTickets(circumstances).filter(({ type }) => type !== undefined && types.includes(type));
  if (served.length === 0) return unmet('linked-ticket-missing', { type: types.join(', ') }, { field: '/linked' });
  return served.flatMap(({ number, window: other }): Miss[] => {
    if (other && other.from <= window.from && window.until <= other.until) return [];
    const params = { number, from: other?.from ?? '?', until: other?.until ?? '?' };
    return [{ code: 'window-outside-linked', params, field: '/window' }];
  });
};

export const windowWithinLinkedRule: RegisteredRule = {
  evaluate,
  params: shape({ types: texts }),
  codes: ['linked-ticket-missing', 'window-outside-linked'],
};
