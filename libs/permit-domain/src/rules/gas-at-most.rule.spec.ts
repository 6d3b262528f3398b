/** Combustibles in % of LEL, where the source says so, and in nothing else (29 CFR 1910.146(b)). */
import { gasAtMostRule } from './gas-at-most.rule';
import { ask, sample } from './test-support/circumstances';

const read = (value: number, unit = '%LEL') =>
  ask(
    gasAtMostRule,
    { permit: { gasSamples: [sample({ readings: [{ substance: 'combustible', value, unit } as never] })] } },
    { substance: 'combustible', unit: '%LEL', max: 10 },
  );

it('holds up to the limit, in its own unit', () => {
  expect(read(10)).toEqual([]);
  expect(read(10.1)).toEqual(['gas-over-limit']);
  expect(read(0.1, '%vol')).toEqual(['gas-unit-wrong']);
  expect(ask(gasAtMostRule, {}, { substance: 'combustible', unit: '%LEL', max: 10 })).toEqual(['gas-not-tested']);
});
