/** Toxics: each named one read, in the site’s unit, within the site’s limit (cl. 6.4). */
import { toxicsWithinLimitsRule } from './toxics-within-limits.rule';
import { ask, sample } from './test-support/circumstances';

const params = { toxicsField: 'toxics' };
const h2s = { substance: 'H2S', limit: 10, unit: 'mg/m3' };
const read = (value: number, unit = 'mg/m3', toxics: object[] = [h2s]) =>
  ask(
    toxicsWithinLimitsRule,
    {
      permit: {
        form: { toxics },
        gasSamples: [sample({ readings: [{ substance: 'H2S', value, unit: unit as 'ppm' }] })],
      },
    },
    params,
  );

it('is met at the limit', () => {
  expect(read(10)).toEqual([]);
  expect(read(10.1)).toEqual(['toxic-over-limit']);
});

it('wants the unit of the limit, a reading of each, and a whole limit', () => {
  expect(read(1, 'ppm')).toEqual(['gas-unit-wrong']);
  expect(read(1, 'mg/m3', [h2s, { ...h2s, substance: 'CO' }])).toEqual(['gas-not-tested']);
  expect(read(1, 'mg/m3', [{ substance: 'H2S' }])).toEqual(['toxic-limit-missing']);
  expect(read(1, 'mg/m3', [])).toEqual([]);
});
