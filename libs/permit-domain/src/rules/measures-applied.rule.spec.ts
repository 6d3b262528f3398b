/** Measures that must be applied, not waived (cl. 6.6). */
import { measuresAppliedRule } from './measures-applied.rule';
import { ask, now } from './test-support/circumstances';

const confirmed = (measures: object) =>
  ask(measuresAppliedRule, { permit: { measures: measures as never } }, { measures: ['lifeline'] });

it('isn’t met by silence nor by a waiver', () => {
  expect(confirmed({})).toEqual(['measure-not-applied']);
  expect(confirmed({ lifeline: { applicable: false, by: 'x', at: now } })).toEqual(['measure-not-applied']);
  expect(confirmed({ lifeline: { applicable: true, by: 'x', at: now } })).toEqual([]);
});
