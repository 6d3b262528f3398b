/** A release for a test that is left open past its limit: who is warned of it, and how the warning goes up the line. */
import type { Duty } from '../lifecycle/facts';
import { minutesBetween, type Instant } from '../time/instant';

export interface ReleaseRung {
  /** Minutes after the limit. */
  readonly afterMinutes: number;
  /** Duties that are warned from this rung on, besides whoever released the points and the people of the permits that stand on them. */
  readonly duties: readonly Duty[];
}

/** Each rung tells everybody of the ones before it as well. */
export const releaseLadder: readonly ReleaseRung[] = [
  { afterMinutes: 0, duties: ['safety-officer'] },
  { afterMinutes: 30, duties: ['shift-leader', 'unit-head', 'safety-department'] },
  { afterMinutes: 60, duties: ['duty-officer', 'plant-head'] },
];
/** After the last rung: once a shift, for whoever came on duty since. */
export const againEveryMinutes = 480;

/** How many warnings are due at `now`: 0 before the limit. Those missed while nobody looked are not made up for; the newest one reaches everybody. */
export function releaseRungsDue(dueAt: Instant, now: Instant): number {
  const late = minutesBetween(dueAt, now);
  const rungs = releaseLadder.filter(({ afterMinutes }) => late >= afterMinutes).length;
  if (rungs < releaseLadder.length) return rungs;
  return rungs + Math.floor((late - releaseLadder[rungs - 1]!.afterMinutes) / againEveryMinutes);
}

/** Whom the warning of this number (from 1) goes to. */
export const dutiesToWarn = (rung: number): readonly Duty[] =>
  releaseLadder.slice(0, rung).flatMap(({ duties }) => duties);
