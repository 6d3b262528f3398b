/** Calendar dates and the moments they begin and end, also across a change of clocks. */
import { addMonths, daysBetween, endOfDay, isLocalDate, isZone, localDateOf, startOfDay } from './local-date';

describe('local dates', () => {
  it('ends a day at the next local midnight', () => {
    expect(endOfDay('2026-11-24', 'Asia/Shanghai')).toBe('2026-11-24T16:00:00.000Z');
    expect(localDateOf('2026-11-24T15:59:59.999Z', 'Asia/Shanghai')).toBe('2026-11-24');
    expect(localDateOf('2026-11-24T16:00:00.000Z', 'Asia/Shanghai')).toBe('2026-11-25');
  });

  it('follows the clocks where they change', () => {
    expect(startOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z');
    expect(endOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-09T04:00:00.000Z');
    expect(endOfDay('2026-11-01', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z');
  });

  it('knows dates before 1970 and milliseconds', () => {
    expect(localDateOf('1969-12-31T15:59:59.999Z', 'Asia/Shanghai')).toBe('1969-12-31');
    expect(localDateOf('1969-12-31T16:00:00.001Z', 'Asia/Shanghai')).toBe('1970-01-01');
  });

  it('adds months to the last day of a shorter one', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-11-30', 3)).toBe('2024-02-29');
    expect(addMonths('2020-02-29', 72)).toBe('2026-02-28');
  });

  it('counts days and refuses days that do not exist', () => {
    expect(daysBetween('2026-11-24', '2026-12-24')).toBe(30);
    expect(daysBetween('2026-12-24', '2026-11-24')).toBe(-30);
    expect(isLocalDate('2026-02-30')).toBe(false);
    expect(isLocalDate('2026-2-3')).toBe(false);
    expect(isLocalDate('2028-02-29')).toBe(true);
    expect(isZone('Asia/Shanghai')).toBe(true);
    expect(isZone('Asia/Atlantis')).toBe(false);
  });
});
