/** Steps: open, failed, stale, before a break, on another day, by the same person (cl. 7.12, 8.2.3, 8.2.11, 9.2.9). */
import { stepDoneRule } from './step-done.rule';
import { ask, at } from './test-support/circumstances';

const record = (change: object = {}) => ({ step: 'trial', passed: true, by: 'rigger', at: at(-60), ...change });
const with_ = (change: object, params: object = {}, permit: object = {}) =>
  ask(stepDoneRule, { permit: { steps: { trial: record(change) }, ...permit } }, { step: 'trial', ...params });

it('is open until it is recorded, and has to pass', () => {
  expect(ask(stepDoneRule, {}, { step: 'trial' })).toEqual(['step-open']);
  expect(with_({})).toEqual([]);
  expect(with_({ passed: false })).toEqual(['step-not-passed']);
});

it('keeps its age to the millisecond', () => {
  expect(with_({}, { maxAgeMinutes: 60 })).toEqual([]);
  expect(with_({ at: at(-60, -1) }, { maxAgeMinutes: 60 })).toEqual(['step-stale']);
});

it('is done again after a break that was longer than allowed', () => {
  const stopped = { stoppedAt: at(-30) };
  expect(with_({}, { afterBreakMinutes: 0 }, stopped)).toEqual(['step-again-after-break']);
  expect(with_({}, { afterBreakMinutes: 30 }, stopped)).toEqual([]);
  expect(with_({}, { afterBreakMinutes: 29 }, stopped)).toEqual(['step-again-after-break']);
  expect(with_({ at: at(-30) }, { afterBreakMinutes: 0 }, stopped)).toEqual([]);
});

it('is done again on each day of the site', () => {
  // 09:00 at the site; midnight was nine hours ago.
  expect(with_({ at: at(-540) }, { eachDay: true })).toEqual([]);
  expect(with_({ at: at(-540, -1) }, { eachDay: true })).toEqual(['step-again-each-day']);
});

it('wants another person than the other side’s', () => {
  const other = (by: string) => ({ steps: { trial: record(), other: { ...record(), step: 'other', by } } });
  expect(with_({}, { notBy: 'other' }, other('operator'))).toEqual([]);
  expect(with_({}, { notBy: 'other' }, other('rigger'))).toEqual(['step-by-same-person']);
});
