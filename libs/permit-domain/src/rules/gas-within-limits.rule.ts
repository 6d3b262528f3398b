/** Combustible gas lies within the limit that the lowest explosive limit sets, in % by volume (cl. 5.3.2). */
import { newestReadings } from './gas';
import { number, shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  readonly substance: string;
  /** The form's number: the lowest lower explosive limit of all that may be there, % vol. */
  readonly lelField: string;
  /** From this LEL on, % vol, the higher limit holds. */
  readonly highLel: number;
  /** Limits in % vol; never in % of LEL, and never converted. */
  readonly limitAtHighLel: number;
  readonly limitBelow: number;
}
const unit = '%vol';

const evaluate: Rule<Params> = ({ permit }, params, now) => {
  const lel: unknown = permit.form[params.lelField];
  if (typeof lel !== 'number') return unmet('gas-lel-missing', {}, { field: `/form/${params.lelField}` });
  const limit = lel >= params.highLel ? params.limitAtHighLel : params.limitBelow;
  const readings = newestReadings(permit, params.substance, now);
  if (readings.length === 0) return unmet('gas-not-tested', { substance: params.substance });
  return readings.flatMap(({ sample, reading }): Miss[] => {
    const { substance, value } = reading;
    if (reading.unit !== unit) {
      return [{ code: 'gas-unit-wrong', params: { substance, unit: reading.unit, expected: unit } }];
    }
    return value <= limit
      ? []
      : [{ code: 'gas-over-limit', params: { substance, value, limit, unit, point: sample.point } }];
  });
};

export const gasWithinLimitsRule: RegisteredRule = {
  evaluate,
  params: shape({ substance: text, lelField: text, highLel: number, limitAtHighLel: number, limitBelow: number }),
  tighter: { highLel: 'higher', limitAtHighLel: 'lower', limitBelow: 'lower' },
  codes: ['gas-lel-missing', 'gas-not-tested', 'gas-unit-wrong', 'gas-over-limit'],
};
