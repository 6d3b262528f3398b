/** The site's own day wins over the public calendar, and working days moved to a weekend are working days. */
import { specialDays } from './special-days';

const zone = 'Asia/Shanghai';
const span = { from: '2026-10-01T00:00:00.000Z', until: '2026-10-11T00:00:00.000Z' };

describe('special days', () => {
  it('knows Chinese holidays, rest days, and Saturdays worked in their stead', () => {
    const days = specialDays('cn', {}, span, zone);
    expect(days['2026-10-01']).toBe('holiday');
    expect(days['2026-10-10']).toBeUndefined();
    expect(days['2026-10-11']).toBe('restDay');
    expect(days['2026-10-09']).toBeUndefined();
  });

  it('plain weeks have Saturday and Sunday off', () => {
    expect(specialDays('none', {}, span, zone)).toEqual({
      '2026-10-03': 'restDay',
      '2026-10-04': 'restDay',
      '2026-10-10': 'restDay',
      '2026-10-11': 'restDay',
    });
  });

  it("the site's own calendar wins both ways", () => {
    const days = specialDays('cn', { '2026-10-01': 'workday', '2026-10-09': 'holiday' }, span, zone);
    expect(days['2026-10-01']).toBeUndefined();
    expect(days['2026-10-09']).toBe('holiday');
  });
});
