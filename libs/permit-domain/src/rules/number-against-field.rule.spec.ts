/** A load against four fifths of a rating; a line's distance against the jib's reach (cl. 9.2.3, 9.2.10 c). */
import { numberAgainstFieldRule } from './number-against-field.rule';
import { ask } from './test-support/circumstances';

const load = (value: unknown, compare: string, other: unknown = 50) =>
  ask(
    numberAgainstFieldRule,
    { permit: { form: { load: value, rating: other } } },
    { field: 'load', compare, otherField: 'rating', factor: 0.8 },
  );

it('holds at the boundary as the clause says', () => {
  expect([load(40, 'atMost'), load(40.001, 'atMost')]).toEqual([[], ['number-out-of-bound']]);
  expect([load(39.999, 'below'), load(40, 'below')]).toEqual([[], ['number-out-of-bound']]);
  expect([load(40, 'atLeast'), load(39.999, 'atLeast')]).toEqual([[], ['number-out-of-bound']]);
  expect([load(40.001, 'above'), load(40, 'above')]).toEqual([[], ['number-out-of-bound']]);
  // 0.1 + 0.2 has no business here.
  expect(load(0.24, 'atMost', 0.3)).toEqual([]);
});

it('needs both numbers', () => {
  expect(load('40', 'atMost')).toEqual(['number-missing']);
  expect(load(40, 'atMost', null)).toEqual(['number-missing']);
});
