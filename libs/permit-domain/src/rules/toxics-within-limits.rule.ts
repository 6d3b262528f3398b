/** Each toxic substance that the form names lies within the limit that the site gives for it, in the site's unit (cl. 6.4). */
import { newestReadings, toxicsOf } from './gas';
import { shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** The form's list: entries `{ substance, limit, unit }`. */
  readonly toxicsField: string;
}

const evaluate: Rule<Params> = ({ permit }, { toxicsField }, now) =>
  toxicsOf(permit, toxicsField).flatMap(({ substance, limit, unit }, index): Miss[] => {
    if (!substance || typeof limit !== 'number' || !unit) {
      return [{ code: 'toxic-limit-missing', params: { index: index + 1 }, field: `/form/${toxicsField}/${index}` }];
    }
    const readings = newestReadings(permit, substance, now);
    if (readings.length === 0) return [{ code: 'gas-not-tested', params: { substance } }];
    return readings.flatMap(({ sample, reading }): Miss[] => {
      if (reading.unit !== unit) {
        return [{ code: 'gas-unit-wrong', params: { substance, unit: reading.unit, expected: unit } }];
      }
      if (reading.value <= limit) return [];
      return [
        { code: 'toxic-over-limit', params: { substance, value: reading.value, limit, unit, point: sample.point } },
      ];
    });
  });

export const toxicsWithinLimitsRule: RegisteredRule = {
  evaluate,
  params: shape({ toxicsField: text }),
  codes: ['toxic-limit-missing', 'gas-not-tested', 'gas-unit-wrong', 'toxic-over-limit'],
};
