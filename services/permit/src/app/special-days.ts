/** Which local days of a site aren't ordinary working days: the site's own calendar over the public one. */
import { localDatesOf, plusMinutes } from '@holdpoint/permit-domain';
import type { Instant, SiteFacts } from '@holdpoint/permit-domain';
import { getDayDetail } from 'chinese-days';

export type DayKind = 'holiday' | 'restDay' | 'workday';
/** `cn`: Chinese public holidays with their moved working days; `none`: plain weeks with Saturday and Sunday off. */
export type PublicCalendar = 'cn' | 'none';

const dayMinutes = 24 * 60;
/** A permit's window is days, not months; a wilder one is refused by its validity, and costs no more than this to look at. */
const longestDays = 60;

const isWeekend = (date: string): boolean => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function publicKind(calendar: PublicCalendar, date: string): DayKind {
  if (calendar === 'none') return isWeekend(date) ? 'restDay' : 'workday';
  // Noon, because the package reads a bare date as UTC and then asks for the machine's own day.
  const { work, name } = getDayDetail(`${date}T12:00:00`);
  // A public holiday is named `National Day,国庆节,3`; an ordinary day by its weekday alone.
  if (!work && name.includes(',')) return 'holiday';
  // Years that the public list doesn't know yet fall back to plain weeks; the site's own calendar says the rest.
  return work ? 'workday' : 'restDay';
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
