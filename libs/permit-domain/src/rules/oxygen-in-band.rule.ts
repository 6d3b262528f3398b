/** Oxygen lies in the band that people can breathe and things don't burn too well in, % by volume (cl. 5.2.7, 6.4). */
import { newestReadings } from './gas';
import { number, shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  readonly min?: number;
  readonly max: number;
  /** The upper limit where the surroundings are enriched, and the form's flag that says so. */
  readonly enrichedMax?: number;
  readonly enrichedField?: string;
  /** Only readings at this point count. */
  readonly point?: string;
}
const unit = '%vol';
const substance = 'oxygen';

const evaluate: Rule<Params> = ({ permit }, params, now) => {
  const enriched = params.enrichedField !== undefined && permit.form[params.enrichedField] === true;
  const max = enriched ? (params.enrichedMax ?? params.max) : params.max;
  const readings = newestReadings(permit, substance, now).filter(
    ({ sample }) => params.point === undefined || sample.point === params.point,
  );
  if (readings.length === 0) return unmet('gas-not-tested', { substance });
  return readings.flatMap(({ sample, reading }): Miss[] => {
    const { value } = reading;
    if (reading.unit !== unit) {
      return [{ code: 'gas-unit-wrong', params: { substance, unit: reading.unit, expected: unit } }];
    }
    if (params.min !== undefined && !(value >= params.min)) {
      return [{ code: 'oxygen-too-low', params: { value, min: params.min, point: sample.point } }];
    }
    return value <= max ? [] : [{ code: 'oxygen-too-high', params: { value, max, point: sample.point } }];
  });
};

export const oxygenInBandRule: RegisteredRule = {
  evaluate,
  params: shape({ max: number }, { min: number, enrichedMax: number, enrichedField: text, point: text }),
  tighter: { min: 'higher', max: 'lower', enrichedMax: 'lower' },
  codes: ['gas-not-tested', 'gas-unit-wrong', 'oxygen-too-low', 'oxygen-too-high'],
};
