/** Matches: alternatives, ranges, lists, and what is absent. */
import { calendarOf, matches, matchesAny } from './match';

const form = { placeKind: 'pipe-rack', openAir: true, height: 5, activities: ['painting', 'draining'] };

describe('match', () => {
  it('wants every path, and one of the alternatives', () => {
    expect(matches({ 'form.placeKind': 'pipe-rack', 'form.openAir': true }, { form })).toBe(true);
    expect(matches({ 'form.placeKind': 'pipe-rack', 'form.openAir': false }, { form })).toBe(false);
    expect(matchesAny([{ level: '1' }, { 'form.openAir': true }], { form, level: '2' })).toBe(true);
    expect(matchesAny([], { form })).toBe(false);
    expect(matchesAny(undefined, { form })).toBe(true);
  });

  it('reads lists on either side, and ranges at their edges', () => {
    expect(matches({ 'form.placeKind': ['pipe-rack', 'tank-bund'] }, { form })).toBe(true);
    expect(matches({ 'form.activities': 'draining' }, { form })).toBe(true);
    expect(matches({ 'form.activities': ['venting', 'sampling'] }, { form })).toBe(false);
    expect(matches({ 'form.height': { atLeast: 5 } }, { form })).toBe(true);
    expect(matches({ 'form.height': { above: 5 } }, { form })).toBe(false);
    expect(matches({ 'form.height': { atMost: 5 } }, { form })).toBe(true);
    expect(matches({ 'form.height': { below: 5 } }, { form })).toBe(false);
  });

  it('takes a range between its edges, and of numbers only', () => {
    const between = (height: unknown) => matches({ 'form.height': { above: 2, below: 5 } }, { form: { height } });
    expect([2, 2.1, 4.9, 5].map(between)).toEqual([false, true, true, false]);
    expect(matches({ 'form.height': { atLeast: 2, atMost: 5 } }, { form: { height: 5.1 } })).toBe(false);
    expect(between('3')).toBe(false);
    expect(between(true)).toBe(false);
    expect(between([1, 3])).toBe(true);
  });

  it('wants the very value: its kind too, and nothing beneath a plain one', () => {
    expect(matches({ 'form.height': '5' }, { form })).toBe(false);
    expect(matches({ 'form.height': [4, 5] }, { form })).toBe(true);
    expect(matches({ 'form.placeKind.length': 9 }, { form })).toBe(false);
    expect(matches({ 'form.gone': ['a'] }, { form: { gone: null } })).toBe(false);
    expect(matches({ 'form.gone': { below: 1 } }, { form: { gone: null } })).toBe(false);
  });

  it('never matches what is absent', () => {
    expect(matches({ 'form.missing': false }, { form })).toBe(false);
    expect(matches({ 'calendar.night': false }, { form })).toBe(false);
    expect(matches({ greenChannel: true }, { form, greenChannel: true })).toBe(true);
  });
});

describe('calendar', () => {
  const site = {
    id: 's',
    zone: 'Asia/Shanghai',
    specialDays: { '2026-10-01': 'holiday', '2026-10-10': 'restDay' } as const,
    night: { from: '22:00', to: '06:00' },
  };
  it('counts as soon as part of the window is on the day', () => {
    expect(calendarOf({ from: '2026-09-30T01:00:00.000Z', until: '2026-09-30T16:00:00.000Z' }, site).holiday).toBe(
      false,
    );
    expect(calendarOf({ from: '2026-09-30T13:00:00.000Z', until: '2026-09-30T16:01:00.000Z' }, site)).toEqual({
      holiday: true,
      restDay: false,
      night: true,
    });
    expect(calendarOf({ from: '2026-10-10T01:00:00.000Z', until: '2026-10-10T05:00:00.000Z' }, site).restDay).toBe(
      true,
    );
  });
});
