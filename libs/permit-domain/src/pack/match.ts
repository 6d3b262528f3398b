/** Plain matches of a pack's `when` against a permit: its form, level, calendar and green channel. */
import type { SiteFacts } from '../lifecycle/facts';
import type { Window } from '../lifecycle/commands';
import { localDatesOf, touchesNight } from '../time/local-time';
import type { Match, Range, Scalar } from './pack';

export interface Calendar {
  readonly holiday: boolean;
  readonly restDay: boolean;
  readonly night: boolean;
}

/** What a match may look at. */
export interface MatchView {
  readonly form: Readonly<Record<string, unknown>>;
  readonly level?: string;
  readonly calendar?: Calendar;
  readonly greenChannel?: boolean;
  readonly weather?: { readonly windForce: number };
}

/** What the site's calendar says of a window: it counts as soon as any part of the window does. */
export function calendarOf(window: Window, site: SiteFacts): Calendar {
  const kinds = localDatesOf(window.from, window.until, site.zone).map((date) => site.specialDays[date]);
  return {
    holiday: kinds.includes('holiday'),
    restDay: kinds.includes('restDay'),
    night: touchesNight(window.from, window.until, site.night, site.zone),
  };
}

function valueAt(view: MatchView, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, step) =>
        typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
      view,
    );
}

const isScalar = (value: unknown): value is Scalar => ['string', 'number', 'boolean'].includes(typeof value);

function inRange(value: unknown, range: Range): boolean {
  if (typeof value !== 'number') return false;
  return (
    (range.atLeast === undefined || value >= range.atLeast) &&
    (range.above === undefined || value > range.above) &&
    (range.atMost === undefined || value <= range.atMost) &&
    (range.below === undefined || value < range.below)
  );
}

function holds(value: unknown, wanted: Match[string]): boolean {
  if (value === undefined || value === null) return false;
  // A list in the form (activities, hazards by name) matches when any of its entries does.
  if (Array.isArray(value)) return value.some((entry) => holds(entry, wanted));
  if (isScalar(wanted)) return value === wanted;
  if (Array.isArray(wanted)) return isScalar(value) && wanted.includes(value);
  return inRange(value, wanted as Range);
}

/** Every named path must hold; an absent value never does. */
export const matches = (match: Match, view: MatchView): boolean =>
  Object.entries(match).every(([path, wanted]) => holds(valueAt(view, path), wanted));

/** No list at all means always; otherwise one match is enough. */
export const matchesAny = (when: readonly Match[] | undefined, view: MatchView): boolean =>
  when === undefined || when.some((match) => matches(match, view));
