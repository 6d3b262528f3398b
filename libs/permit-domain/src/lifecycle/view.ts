/** What the pack's matches see of a permit, and the local date that says which of the pack's lines are in force. */
import { calendarOf, matchesAny } from '../pack/match';
import type { Calendar, MatchView } from '../pack/match';
import { inForce } from '../pack/pack';
import type { Match, Source } from '../pack/pack';
import type { Instant } from '../time/instant';
import { localDate } from '../time/local-time';
import type { Window } from './commands';
import type { Facts, SiteFacts } from './facts';
import type { PermitState } from './state';

export interface View {
  readonly match: MatchView;
  /** ISO date at the site; without a site the date in UTC, and whoever decides says `site-unknown`. */
  readonly date: string;
}

export type Viewed = Pick<PermitState, 'form' | 'window' | 'greenChannel' | 'weather'> & { readonly level?: string };

/** One decision looks at the calendar and the date many times, of one window at one site; they are worked out once. */
interface Almanac {
  readonly calendars: Map<string, Calendar>;
  now?: Instant;
  date?: string;
}
const almanacs = new WeakMap<SiteFacts, Almanac>();
function almanacOf(site: SiteFacts): Almanac {
  const known = almanacs.get(site) ?? { calendars: new Map<string, Calendar>() };
  almanacs.set(site, known);
  return known;
}
function calendarFor(window: Window, site: SiteFacts): Calendar {
  const { calendars } = almanacOf(site);
  const key = `${window.from} ${window.until}`;
  const calendar = calendars.get(key) ?? calendarOf(window, site);
  calendars.set(key, calendar);
  return calendar;
}
function dateFor(now: Instant, site: SiteFacts): string {
  const almanac = almanacOf(site);
  // Stryker disable next-line ConditionalExpression,EqualityOperator,LogicalOperator: what isn't remembered is worked out again, and is the same.
  if (almanac.now !== now || almanac.date === undefined)
    Object.assign(almanac, { now, date: localDate(now, site.zone) });
  return almanac.date ?? '';
}

export const viewOf = (permit: Viewed, { site }: Pick<Facts, 'site'>, now: Instant): View => ({
  match: {
    form: permit.form,
    level: permit.level,
    calendar: site && calendarFor(permit.window, site),
    greenChannel: permit.greenChannel !== undefined,
    weather: permit.weather,
  },
  date: site ? dateFor(now, site) : now.slice(0, 10),
});

export interface Conditional extends Pick<Source, 'effectiveFrom' | 'effectiveTo'> {
  readonly levels?: readonly string[];
  readonly when?: readonly Match[];
}

/** Whether a line of the pack concerns this permit: in force, for its level, and one of its matches holds. */
export const applies = (line: Conditional, { match, date }: View): boolean =>
  inForce(line, date) &&
  (line.levels === undefined || (match.level !== undefined && line.levels.includes(match.level))) &&
  matchesAny(line.when, match);
