/** The values of a step: by name, plain, and not too many. */
import { isStepValues } from './step-values';

it('takes texts, numbers and flags by name', () => {
  expect(isStepValues({ heightM: 0.2, tag: 'MB-7', steady: true })).toBe(true);
  expect(isStepValues({})).toBe(true);
});

it.each([
  [[1, 2]],
  ['heightM'],
  [{ heightM: null }],
  [{ heightM: Number.NaN }],
  [{ heightM: { m: 1 } }],
  [{ '<b>': 1 }],
  [{ note: 'x'.repeat(1001) }],
  [Object.fromEntries(Array.from({ length: 51 }, (_, i) => [`v${i}`, i]))],
])('refuses %j', (values) => {
  expect(isStepValues(values)).toBe(false);
});
