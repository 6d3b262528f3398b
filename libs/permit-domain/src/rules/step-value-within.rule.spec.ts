/** Numbers written down on the spot at their limits (cl. 7.5). */
import { stepValueWithinRule } from './step-value-within.rule';
import { ask } from './test-support/circumstances';

const pressure = (value: unknown) =>
  ask(
    stepValueWithinRule,
    { permit: { steps: { bleed: { step: 'bleed', passed: true, by: 'x', at: '', values: { kpa: value } } as never } } },
    { step: 'bleed', value: 'kpa', min: 0, max: 0.5 },
  );

it('keeps both ends', () => {
  expect(pressure(0.5)).toEqual([]);
  expect(pressure(0.51)).toEqual(['step-value-too-high']);
  expect(pressure(0)).toEqual([]);
  expect(pressure(-0.1)).toEqual(['step-value-too-low']);
  expect(pressure('0')).toEqual(['step-value-missing']);
});
