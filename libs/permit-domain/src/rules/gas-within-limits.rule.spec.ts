/** Combustible gas: the limit that the LEL sets, at its edge, in % vol only (cl. 5.3.2). */
import { gasWithinLimitsRule } from './gas-within-limits.rule';
import { ask, at, sample } from './test-support/circumstances';

const params = { substance: 'combustible', lelField: 'lel', highLel: 4, limitAtHighLel: 0.5, limitBelow: 0.2 };
const read = (value: number, lel: unknown, unit = '%vol', more: object[] = []) =>
  ask(
    gasWithinLimitsRule,
    {
      permit: {
        form: { lel },
        gasSamples: [
          sample({ readings: [{ substance: 'combustible', value, unit: unit as '%vol' }] }),
          ...more,
        ] as never,
      },
    },
    params,
  );

it.each([
  [4, 0.5],
  [5, 0.5],
  [3.99, 0.2],
  [1.2, 0.2],
])('with an LEL of %d %% allows %d %% vol', (lel, limit) => {
  expect(read(limit, lel)).toEqual([]);
  expect(read(limit + 0.001, lel)).toEqual(['gas-over-limit']);
});

it('refuses another unit by name and converts nothing', () => {
  expect(read(0.1, 5, '%LEL')).toEqual(['gas-unit-wrong']);
  expect(read(0.1, 5, 'ppm')).toEqual(['gas-unit-wrong']);
});

it('needs the LEL and a reading', () => {
  expect(read(0.1, undefined)).toEqual(['gas-lel-missing']);
  expect(ask(gasWithinLimitsRule, { permit: { form: { lel: 5 } } }, params)).toEqual(['gas-not-tested']);
});

it('lets a bad reading stand until that point is read again', () => {
  const good = { substance: 'combustible', value: 0.1, unit: '%vol' };
  expect(read(0.6, 5, '%vol', [sample({ point: 'inside', sampledAt: at(-1), readings: [good] as never })])).toEqual([
    'gas-over-limit',
  ]);
  expect(read(0.6, 5, '%vol', [sample({ sampledAt: at(-1), purpose: 'monitor', readings: [good] as never })])).toEqual(
    [],
  );
});
