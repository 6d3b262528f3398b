/** Steps: open, failed, stale, before a break, on another day, by the same person, out of order (cl. 7.12, 8.2.3, 8.2.11, 9.2.9). */
import { stepDoneRule } from './step-done.rule';
import { ask, at, circumstances, now } from './test-support/circumstances';

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

describe('one after the other', () => {
  const both = (other: object, own: object = {}) => ({
    steps: { trial: record(own), other: { ...record(), step: 'other', ...other } },
  });

  it('wants the other step done, passed, and not done again since', () => {
    expect(with_({}, { after: 'other' })).toEqual(['step-out-of-order']);
    expect(with_({}, { after: 'other' }, both({ at: at(-61) }))).toEqual([]);
    expect(with_({}, { after: 'other' }, both({ at: at(-60) }))).toEqual([]);
    expect(with_({}, { after: 'other' }, both({ at: at(-60, 1) }))).toEqual(['step-out-of-order']);
    expect(with_({}, { after: 'other' }, both({ at: at(-61), passed: false }))).toEqual(['step-out-of-order']);
  });

  it('is done again after what undid it, whether that passed or not', () => {
    expect(with_({}, { againAfter: ['other'] })).toEqual([]);
    expect(with_({}, { againAfter: ['other'] }, both({ at: at(-60, -1) }))).toEqual([]);
    expect(with_({}, { againAfter: ['other'] }, both({ at: at(-60) }))).toEqual(['step-again-after-step']);
    expect(with_({}, { againAfter: ['nothing', 'other'] }, both({ at: at(-5), passed: false }))).toEqual([
      'step-again-after-step',
    ]);
  });
});

describe('tells the clock', () => {
  const next = (params: object, own: object = {}, permit: object = {}) =>
    stepDoneRule.nextChange?.(
      circumstances({ permit: { steps: { trial: record(own) }, ...permit } }),
      { step: 'trial', ...params } as never,
      now,
    );

  it('when it grows too old, and when the day ends', () => {
    expect(next({ maxAgeMinutes: 90 })).toBe(at(30, 1));
    expect(next({ maxAgeMinutes: 30 })).toBeUndefined();
    // Midnight at the site is fifteen hours after its 09:00.
    expect(next({ eachDay: true })).toBe(at(900));
    expect(next({ eachDay: true, maxAgeMinutes: 90 })).toBe(at(30, 1));
    expect(next({})).toBeUndefined();
    expect(next({ maxAgeMinutes: 90 }, {}, { steps: {} })).toBeUndefined();
  });
});

it('counts only from the issue on, where it is work already', () => {
  expect(with_({}, { sinceIssued: true })).toEqual(['step-before-issue']);
  expect(with_({}, { sinceIssued: true }, { issuedAt: at(-60) })).toEqual([]);
  expect(with_({}, { sinceIssued: true }, { issuedAt: at(-60, 1) })).toEqual(['step-before-issue']);
});
