/** Named measures are confirmed as applied, not merely answered: breathing apparatus where the air can't be made fit (cl. 6.6). */
import { shape, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** Ids of measures of this pack. */
  readonly measures: readonly string[];
}

const evaluate: Rule<Params> = ({ permit, pack }, { measures }) =>
  measures
    .filter((id) => permit.measures[id]?.applicable !== true)
    .map((id): Miss => ({
      code: 'measure-not-applied',
      params: { measure: id },
      mendBy: pack.measures.find((measure) => measure.id === id)?.confirmedBy,
    }));

export const measuresAppliedRule: RegisteredRule = {
  evaluate,
  params: shape({ measures: texts }),
  tighter: { measures: 'more' },
  codes: ['measure-not-applied'],
};
