/** Local days, midnights and nights, where zones make them odd. */
import {
  isNight,
  localDate,
  localDatesOf,
  localInstant,
  localTime,
  nextLocalTime,
  nextLocalMidnight,
  plusMonths,
  touchesNight,
} from './local-time';

const shanghai = 'Asia/Shanghai';
const night = { from: '22:00', to: '06:00' };

describe('local time', () => {
  it('is the site’s, not the machine’s', () => {
    expect(localTime('2026-11-24T16:00:00.000Z', shanghai)).toEqual({ date: '2026-11-25', time: '00:00' });
    expect(localDate('2026-11-24T15:59:59.999Z', shanghai)).toBe('2026-11-24');
  });

  it('finds the first instant of the next day, over a change of clock too', () => {
    expect(nextLocalMidnight('2026-11-24T16:00:00.000Z', shanghai)).toBe('2026-11-25T16:00:00.000Z');
    expect(nextLocalMidnight('2026-11-25T15:59:59.999Z', shanghai)).toBe('2026-11-25T16:00:00.000Z');
    // The day of 25 hours.
    expect(nextLocalMidnight('2026-11-01T05:30:00.000Z', 'America/Chicago')).toBe('2026-11-02T06:00:00.000Z');
  });

  it('finds it where the clock changes at midnight itself, and where zones have quarters', () => {
    // Havana skipped from 00:00 to 01:00 on 2026-03-08.
    expect(nextLocalMidnight('2026-03-08T04:00:00.000Z', 'America/Havana')).toBe('2026-03-08T05:00:00.000Z');
    expect(localTime('2026-03-08T05:00:00.000Z', 'America/Havana')).toEqual({ date: '2026-03-08', time: '01:00' });
    expect(localTime('2026-11-25T00:14:59.999Z', 'Asia/Kathmandu')).toEqual({ date: '2026-11-25', time: '05:59' });
  });

  it('lists the days that a window touches, without a day that it only ends at', () => {
    expect(localDatesOf('2026-11-24T01:00:00.000Z', '2026-11-24T16:00:00.000Z', shanghai)).toEqual(['2026-11-24']);
    expect(localDatesOf('2026-11-24T01:00:00.000Z', '2026-11-24T16:00:00.001Z', shanghai)).toEqual([
      '2026-11-24',
      '2026-11-25',
    ]);
    expect(localDatesOf('2026-01-01T00:00:00.000Z', '2099-01-01T00:00:00.000Z', shanghai)).toHaveLength(100);
  });

  it('finds the instant of a local time, today’s or the next', () => {
    expect(localInstant('2026-11-25', '09:00', shanghai)).toBe('2026-11-25T01:00:00.000Z');
    expect(localInstant('2026-07-01', '09:00', 'America/Chicago')).toBe('2026-07-01T14:00:00.000Z');
    expect(nextLocalTime('2026-11-25T01:00:00.000Z', '09:00', shanghai)).toBe('2026-11-26T01:00:00.000Z');
    expect(nextLocalTime('2026-11-25T00:59:59.999Z', '09:00', shanghai)).toBe('2026-11-25T01:00:00.000Z');
    expect(isNight('2026-11-25T14:00:00.000Z', night, shanghai)).toBe(true);
    expect(isNight('2026-11-25T22:00:00.000Z', night, shanghai)).toBe(false);
  });

  it('adds months as people count them', () => {
    expect(plusMonths('2025-11-25', 12)).toBe('2026-11-25');
    expect(plusMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(plusMonths('2026-01-31', 1)).toBe('2026-02-28');
  });

  it('counts a window as night work from the first minute in it', () => {
    const at = (time: string) => `2026-11-24T${time}:00.000Z`; // Shanghai is 8 hours ahead.
    expect(touchesNight(at('01:00'), at('14:00'), night, shanghai)).toBe(false); // until 22:00
    expect(touchesNight(at('01:00'), at('14:01'), night, shanghai)).toBe(true); // until 22:01
    expect(touchesNight('2026-11-23T22:00:00.000Z', at('05:00'), night, shanghai)).toBe(false); // from 06:00
    expect(touchesNight('2026-11-23T21:59:00.000Z', at('05:00'), night, shanghai)).toBe(true); // from 05:59
    expect(touchesNight(at('01:00'), '2026-11-25T01:00:00.000Z', night, shanghai)).toBe(true);
  });
});

describe('a night', () => {
  const zone = 'Asia/Shanghai';
  const at = (time: string) => localInstant('2026-11-25', time, zone);
  it.each([
    [{ from: '22:00', to: '06:00' }, ['22:00', '23:59', '00:00', '05:59'], ['06:00', '12:00', '21:59']],
    [{ from: '01:00', to: '05:00' }, ['01:00', '04:59'], ['00:59', '05:00', '12:00']],
  ])('%j has its first minute and not its last', (hours, inside, outside) => {
    expect(inside.filter((time) => !isNight(at(time), hours, zone))).toEqual([]);
    expect(outside.filter((time) => isNight(at(time), hours, zone))).toEqual([]);
  });
  it('is touched by a window that begins in it or reaches its first minute', () => {
    const touched = (from: string, until: string, hours = { from: '22:00', to: '06:00' }) =>
      touchesNight(at(from), at(until), hours, zone);
    expect([
      touched('10:00', '22:00'),
      touched('10:00', '22:01'),
      touched('05:59', '09:00'),
      touched('06:00', '09:00'),
    ]).toEqual([false, true, true, false]);
    // A window of no length, or backwards, touches nothing; a night of no length isn't there.
    expect([touched('23:00', '23:00'), touched('23:30', '23:00')]).toEqual([false, false]);
    expect(touched('10:00', '23:00', { from: '22:00', to: '22:00' })).toBe(false);
  });
});
