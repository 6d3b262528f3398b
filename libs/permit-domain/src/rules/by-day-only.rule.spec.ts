/** Work by day alone: stopped at the first minute of the night, let go on at its end (cl. 5.1.1). */
import { byDayOnlyRule } from './by-day-only.rule';
import { ask, circumstances } from './test-support/circumstances';

/** 22:00 and 06:00 at the site. */
const dusk = '2026-11-25T14:00:00.000Z';
const dawn = '2026-11-25T22:00:00.000Z';

it('stops at night', () => {
  expect(ask(byDayOnlyRule, {}, {}, '2026-11-25T13:59:59.999Z')).toEqual([]);
  expect(ask(byDayOnlyRule, {}, {}, dusk)).toEqual(['night-not-permitted']);
  expect(ask(byDayOnlyRule, {}, {}, '2026-11-25T21:59:59.999Z')).toEqual(['night-not-permitted']);
  expect(ask(byDayOnlyRule, {}, {}, dawn)).toEqual([]);
});

it('knows the hours from the permit when the facts are silent, and nothing without them', () => {
  const facts = { site: undefined };
  const permit = { zone: 'Asia/Shanghai', night: { from: '22:00', to: '06:00' } };
  expect(ask(byDayOnlyRule, { facts, permit }, {}, dawn)).toEqual([]);
  expect(ask(byDayOnlyRule, { facts }, {}, dawn)).toEqual(['night-not-permitted']);
  const next = (now: string) => byDayOnlyRule.nextChange?.(circumstances({ facts, permit }), {} as never, now);
  expect(next('2026-11-25T02:00:00.000Z')).toBe(dusk);
  expect(next(dusk)).toBe(dawn);
  expect(byDayOnlyRule.nextChange?.(circumstances({ facts }), {} as never, dusk)).toBeUndefined();
});
