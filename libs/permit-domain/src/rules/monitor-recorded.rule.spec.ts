/** The running record: due an interval after the last reading of each substance (cl. 5.3.1 d, 6.5). */
import { monitorRecordedRule } from './monitor-recorded.rule';
import { ask, at, circumstances, now, sample } from './test-support/circumstances';
import type { Change } from './test-support/circumstances';

const params = { substances: ['combustible'], intervalMinutes: 120 };
const readAt = (sampledAt: string): Change => ({
  permit: { gasSamples: [sample({ sampledAt, purpose: 'monitor' })] },
  moment: 'watch',
});

it('may be two hours old and no more', () => {
  expect(ask(monitorRecordedRule, readAt(at(-120)), params)).toEqual([]);
  expect(ask(monitorRecordedRule, readAt(at(-120, -1)), params)).toEqual(['monitor-record-overdue']);
  expect(ask(monitorRecordedRule, {}, params)).toEqual(['monitor-record-missing']);
});

it('changes the first instant after, not at it', () => {
  const next = (sampledAt: string) =>
    monitorRecordedRule.nextChange?.(circumstances(readAt(sampledAt)), params as never, now);
  expect(next(at(-120))).toBe(at(0, 1));
  expect(next(at(-10))).toBe(at(110, 1));
  expect(next(at(-121))).toBeUndefined();
});
