/** Numbers of the form at their limits (cl. 4.5, 4.13). */
import { numberWithinRule } from './number-within.rule';
import { ask } from './test-support/circumstances';

const volts = (value: unknown) =>
  ask(numberWithinRule, { permit: { form: { volts: value } } }, { field: 'volts', min: 1, max: 36 });

it('keeps both ends', () => {
  expect(volts(36)).toEqual([]);
  expect(volts(36.1)).toEqual(['number-too-high']);
  expect(volts(1)).toEqual([]);
  expect(volts(0.9)).toEqual(['number-too-low']);
  expect(volts('36')).toEqual(['number-missing']);
});
