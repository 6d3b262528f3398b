/** Oxygen: both edges of the band, enriched surroundings, one point (cl. 5.2.7, 6.4). */
import { oxygenInBandRule } from './oxygen-in-band.rule';
import { ask, sample } from './test-support/circumstances';

const params = { min: 19.5, max: 21, enrichedMax: 23.5, enrichedField: 'enriched' };
const read = (value: number, enriched = false, more: object = {}, change: object = {}) =>
  ask(
    oxygenInBandRule,
    {
      permit: {
        form: { enriched },
        gasSamples: [sample({ readings: [{ substance: 'oxygen', value, unit: '%vol' }], ...change })],
      },
    },
    { ...params, ...more },
  );

it('lies between 19.5 and 21, or up to 23.5 where enriched', () => {
  expect(read(19.5)).toEqual([]);
  expect(read(19.49)).toEqual(['oxygen-too-low']);
  expect(read(21)).toEqual([]);
  expect(read(21.01)).toEqual(['oxygen-too-high']);
  expect(read(23.5, true)).toEqual([]);
  expect(read(23.51, true)).toEqual(['oxygen-too-high']);
});

it('may have an upper edge alone, and look at one point only', () => {
  const inside = { min: undefined, max: 23.5, point: 'inside' };
  expect(read(10, false, inside)).toEqual(['gas-not-tested']);
  expect(read(10, false, inside, { point: 'inside' })).toEqual([]);
  expect(read(23.6, false, inside, { point: 'inside' })).toEqual(['oxygen-too-high']);
});

it('needs a reading, in % vol', () => {
  expect(ask(oxygenInBandRule, {}, params)).toEqual(['gas-not-tested']);
  expect(read(20, false, {}, { readings: [{ substance: 'oxygen', value: 20, unit: '%LEL' }] })).toEqual([
    'gas-unit-wrong',
  ]);
});
