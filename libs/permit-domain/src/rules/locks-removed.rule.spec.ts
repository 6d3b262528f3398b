/** Locks come off by the hand that put them on, or by the employer's recorded procedure (29 CFR 1910.147(e)(3)). */
import type { IsolationPoint } from '../lifecycle/commands';
import { locksRemovedRule } from './locks-removed.rule';
import { ask, at } from './test-support/circumstances';

const point = (state: IsolationPoint['state'], by: string, more: object = {}) => ({
  point: 'MCC-3',
  energy: 'electrical' as const,
  kind: 'lock' as const,
  state,
  by,
  at: at(-30),
  ...more,
});
const found = (isolation: ReturnType<typeof point>, params: object = {}, passed?: boolean) =>
  ask(
    locksRemovedRule,
    {
      permit: {
        isolations: [isolation],
        steps: passed === undefined ? {} : { away: { step: 'away', passed, by: 'boss', at: at(-5) } },
      },
    },
    params,
  );
const exception = { exceptionStep: 'away' };

it('wants every lock off, and says nothing of what isn’t one', () => {
  expect(found(point('removed', 'ann'))).toEqual([]);
  expect(found(point('verified', 'ann'))).toEqual(['lock-still-on']);
  expect(found(point('applied', 'ann'))).toEqual(['lock-still-on']);
  expect(found(point('verified', 'ann', { kind: 'blind' }))).toEqual([]);
});

it('wants it off by who put it on, unless the employer had it taken off', () => {
  const byAnother = point('removed', 'ben', { appliedBy: 'ann' });
  expect(found(byAnother)).toEqual(['lock-removed-by-another']);
  expect(found(byAnother, exception)).toEqual(['lock-removed-by-another']);
  expect(found(byAnother, exception, false)).toEqual(['lock-removed-by-another']);
  expect(found(byAnother, exception, true)).toEqual([]);
  expect(found(point('verified', 'ben', { appliedBy: 'ann' }), exception, true)).toEqual(['lock-still-on']);
});

it('wants the locks of those named off the register’s boxes too, and leaves other permits’ people theirs', () => {
  const isolations = (lockedBy: string[]) => [
    { number: 'GL-1', state: 'verified' as const, inForce: true, points: [], lockedBy },
  ];
  const people = [{ person: 'ann', role: 'crew' }];
  const on = (lockedBy: string[]) =>
    ask(locksRemovedRule, { permit: { people }, facts: { isolations: isolations(lockedBy) } }, {});
  expect(on(['ann', 'ben'])).toEqual(['lock-still-on']);
  expect(on(['ben'])).toEqual([]);
});
