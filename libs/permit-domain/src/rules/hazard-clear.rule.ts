/** None of these reported hazards is near: dangerous goods on the railway, a leak, open solvents (cl. 5.2.9, 5.2.10). */
import { metres, shape, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  readonly hazards: readonly string[];
  /** A hazard this near, or at a distance that nobody gave, stops the work. */
  readonly withinM: number;
}

const evaluate: Rule<Params> = ({ permit }, { hazards, withinM }) =>
  permit.hazards
    .filter(({ hazard, distanceM }) => hazards.includes(hazard) && (distanceM === undefined || distanceM <= withinM))
    .map(({ hazard, distanceM }): Miss => ({
      code: 'hazard-near',
      params: { hazard, distanceM: distanceM ?? '?', withinM },
    }));

export const hazardClearRule: RegisteredRule = {
  evaluate,
  params: shape({ hazards: texts, withinM: metres }),
  tighter: { hazards: 'more', withinM: 'higher' },
  codes: ['hazard-near'],
};
