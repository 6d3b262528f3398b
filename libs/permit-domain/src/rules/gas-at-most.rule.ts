/** A substance read in a unit of the rule's own stays within fixed limits: combustibles in % of LEL where the pack's source says so (29 CFR 1910.146(b)). */
import { newestReadings } from './gas';
import { number, oneOf, shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  readonly substance: string;
  readonly unit: string;
  readonly max: number;
}

const evaluate: Rule<Params> = ({ permit }, { substance, unit, max }, now) => {
  const readings = newestReadings(permit, substance, now);
  if (readings.length === 0) return unmet('gas-not-tested', { substance });
  return readings.flatMap(({ sample, reading }): Miss[] => {
    if (reading.unit !== unit) {
      return [{ code: 'gas-unit-wrong', params: { substance, unit: reading.unit, expected: unit } }];
    }
    const { value } = reading;
    return value <= max
      ? []
      : [{ code: 'gas-over-limit', params: { substance, value, limit: max, unit, point: sample.point } }];
  });
};

export const gasAtMostRule: RegisteredRule = {
  evaluate,
  params: shape({ substance: text, unit: oneOf('%vol', '%LEL', 'ppm', 'mg/m3'), max: number }),
  tighter: { max: 'lower' },
  codes: ['gas-not-tested', 'gas-unit-wrong', 'gas-over-limit'],
};
