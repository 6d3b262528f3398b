/** The cranes' shares make up the load (cl. 9.2.10 c). */
import { sumAgainstFieldRule } from './sum-against-field.rule';
import { ask } from './test-support/circumstances';

const shares = (first: unknown, second: unknown, compare = 'atLeast', load: unknown = 0.3) =>
  ask(
    sumAgainstFieldRule,
    { permit: { form: { first, second, load } } },
    { fields: ['first', 'second'], compare, otherField: 'load' },
  );

it('holds at the boundary', () => {
  expect([shares(0.1, 0.2), shares(0.1, 0.199)]).toEqual([[], ['number-out-of-bound']]);
  expect([shares(0.1, 0.2, 'atMost'), shares(0.1, 0.201, 'atMost')]).toEqual([[], ['number-out-of-bound']]);
});

it('counts what is absent as nothing, and needs the other number', () => {
  expect(shares(0.3, undefined)).toEqual([]);
  expect(shares(0.2, undefined)).toEqual(['number-out-of-bound']);
  expect(shares(0.1, 0.2, 'atLeast', null)).toEqual(['number-missing']);
});
