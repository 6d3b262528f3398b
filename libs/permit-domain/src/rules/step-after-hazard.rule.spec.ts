/** A step owed after a reported hazard (cl. 11.4, 11.5 d). */
import { stepAfterHazardRule } from './step-after-hazard.rule';
import { ask, at } from './test-support/circumstances';

const params = { step: 'walls', hazards: ['rain', 'thaw'], since: ['reported'] };
const walls = (minutes: number, change: object = {}) => ({
  steps: { walls: { step: 'walls', passed: true, by: 'pic', at: at(minutes), ...change } },
});
const rain = { hazardsSeen: { rain: { reportedAt: at(-60), clearedAt: at(-30) } } };
const answer = (permit: object, more: object = {}) => ask(stepAfterHazardRule, { permit }, { ...params, ...more });

it('asks for nothing where none of its hazards was reported', () => {
  expect(answer({})).toEqual([]);
  expect(answer({ hazardsSeen: { fog: { reportedAt: at(-5) } } })).toEqual([]);
});

it('counts what was done at the very moment of the report, and nothing before', () => {
  expect(answer({ ...rain, ...walls(-60) })).toEqual([]);
  expect(answer({ ...rain, ...walls(-61) })).toEqual(['step-again-after-hazard']);
  expect(answer(rain)).toEqual(['step-again-after-hazard']);
});

it('may ask that it is over first', () => {
  expect(answer({ ...rain, ...walls(-31) }, { since: ['cleared'] })).toEqual(['step-again-after-hazard']);
  expect(answer({ ...rain, ...walls(-30) }, { since: ['cleared'] })).toEqual([]);
});

it('takes the newest of several, and wants it passed', () => {
  const both = { hazardsSeen: { rain: { reportedAt: at(-60) }, thaw: { reportedAt: at(-20) } } };
  expect(answer({ ...both, ...walls(-21) })).toEqual(['step-again-after-hazard']);
  expect(answer({ ...both, ...walls(-20) })).toEqual([]);
  expect(answer({ ...both, ...walls(-20, { passed: false }) })).toEqual(['step-not-passed']);
});
