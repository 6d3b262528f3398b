/** What ends a ticket was never reported on it, cleared since or not: process, conditions, method or surroundings that are others now (cl. 4.17). */
import { shape, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  readonly hazards: readonly string[];
}

const evaluate: Rule<Params> = ({ permit }, { hazards }) =>
  hazards
    .filter((hazard) => permit.hazardsSeen?.[hazard] !== undefined)
    .map((hazard): Miss => ({ code: 'conditions-changed', params: { hazard } }));

export const neverReportedRule: RegisteredRule = {
  evaluate,
  params: shape({ hazards: texts }),
  tighter: { hazards: 'more' },
  codes: ['conditions-changed'],
};
