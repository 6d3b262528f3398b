/** What the pack's matches see of a permit, and the local date that says which of the pack's lines are in force. */
import { calendarOf, matchesAny } from '../pack/match';
import type { MatchView } from '../pack/match';
import { inForce } from '../pack/pack';
import type { Match, Source } from '../pack/pack';
import type { Instant } from '../time/instant';
import { localDate } from '../time/local-time';
import type { Facts } from './facts';
import type { PermitState } from './state';

export interface View {
  readonly match: MatchView;
  /** ISO date at the site; without a site the date in UTC, and whoever decides says `site-unknown`. */
  readonly date: string;
}

export type Viewed = Pick<PermitState, 'form' | 'window' | 'greenChannel' | 'weather'> & { readonly level?: string };

export const viewOf = (permit: Viewed, { site }: Pick<Facts, 'site'>, now: Instant): View => ({
  match: {
    form: permit.form,
    level: permit.level,
    calendar: site && calendarOf(permit.window, site),
    greenChannel: permit.greenChannel !== undefined,
    weather: permit.weather,
  },
  date: site ? localDate(now, site.zone) : now.slice(0, 10),
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
