/** Which local days of a site aren't ordinary working days: the site's own calendar over the public one. */
import { localDatesOf, plusMinutes } from '@holdpoint/permit-domain';
import type { Instant, SiteFacts } from '@holdpoint/permit-domain';
import publicDays from 'chinese-days/dist/chinese-days.json';

export type DayKind = 'holiday' | 'restDay' | 'workday';
/** `cn`: Chinese public holidays with their moved working days; `none`: plain weeks with Saturday and Sunday off. */
export type PublicCalendar = 'cn' | 'none';

const dayMinutes = 24 * 60;
/** A permit's window is days, not months; a wilder one is refused by its validity, and costs no more than this to look at. */
const longestDays = 60;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

// The package's functions shift its days by one west of Greenwich; its list, keyed by date, is right everywhere.
const publicHolidays: Readonly<Record<string, string>> = publicDays.holidays;
const workedRestDays: Readonly<Record<string, string>> = publicDays.workdays;

/** Years that the public list doesn't know yet fall back to plain weeks; the site's own calendar says the rest. */
function publicKind(calendar: PublicCalendar, date: string): DayKind {
  if (calendar === 'cn' && publicHolidays[date] !== undefined) return 'holiday';
  if (calendar === 'cn' && workedRestDays[date] !== undefined) return 'workday';
  return isWeekend(date) ? 'restDay' : 'workday';
}

/** The days from the one before `from` to the one after `until`, by local date; working days are left out. */
export function specialDays(
  calendar: PublicCalendar,
  own: Readonly<Record<string, DayKind>>,
  span: { readonly from: Instant; readonly until: Instant },
  zone: string,
): SiteFacts['specialDays'] {
  const first = plusMinutes(span.from, -dayMinutes);
  const last = [plusMinutes(span.until, dayMinutes), plusMinutes(span.from, longestDays * dayMinutes)].sort()[0]!;
  const kinds = localDatesOf(first, last, zone).map((date) => [date, own[date] ?? publicKind(calendar, date)] as const);
  return Object.fromEntries(kinds.filter(([, kind]) => kind !== 'workday')) as SiteFacts['specialDays'];
}
