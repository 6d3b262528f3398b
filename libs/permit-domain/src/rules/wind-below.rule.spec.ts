/** Wind: force 5 stops the work; before a start it was reported lately (cl. 5.2.15). */
import { windBelowRule } from './wind-below.rule';
import { ask, at, circumstances, now } from './test-support/circumstances';
import type { Change } from './test-support/circumstances';

const wind = (windForce: number, minutesAgo = 0): Change => ({
  permit: { weather: { windForce, at: at(-minutesAgo) } },
});

it('stops at force 5', () => {
  expect(ask(windBelowRule, wind(4), { stopAt: 5 })).toEqual([]);
  expect(ask(windBelowRule, wind(5), { stopAt: 5 })).toEqual(['wind-too-strong']);
  expect(ask(windBelowRule, {}, { stopAt: 5 })).toEqual([]);
});

it('before a start wants a report that isn’t stale', () => {
  const params = { stopAt: 5, reportWithinMinutes: 120 };
  expect(ask(windBelowRule, {}, params)).toEqual(['wind-not-reported']);
  expect(ask(windBelowRule, wind(2, 120), params)).toEqual([]);
  expect(ask(windBelowRule, wind(2, 120.001), params)).toEqual(['wind-report-stale']);
  expect(windBelowRule.nextChange?.(circumstances(wind(2)), params as never, now)).toBe(at(120, 1));
  expect(windBelowRule.nextChange?.(circumstances(wind(2)), { stopAt: 5 } as never, now)).toBeUndefined();
});
