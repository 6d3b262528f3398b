/** A site's own clock: local dates and times of an instant in the site's zone. */
import type { Instant } from './instant';
import { toEpochMs, toInstant } from './instant';

export interface LocalTime {
  /** `YYYY-MM-DD` at the site. */
  readonly date: string;
  /** `HH:MM` at the site, 24 hours. */
  readonly time: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  // Stryker disable next-line ConditionalExpression: what isn't remembered is made again, and is the same.
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(zone, made);
  return made;
}

/** Clocks change on whole quarters of an hour, so that within one the difference to UTC stands still. */
const QUARTER_MS = 15 * 60_000;
const MOST_REMEMBERED = 5_000;
const offsets = new Map<string, number>();

/** What a zone's clock is ahead of UTC, in milliseconds. Asking `Intl` is dear, and a decision asks often: answers are remembered. */
function offsetAt(epochMs: number, zone: string): number {
  const quarter = Math.floor(epochMs / QUARTER_MS);
  const key = `${zone} ${quarter}`;
  const known = offsets.get(key);
  // Stryker disable next-line ConditionalExpression: what isn't remembered is worked out again, and is the same.
  if (known !== undefined) return known;
  const parts: Record<string, string> = {};
  for (const { type, value } of formatOf(zone).formatToParts(quarter * QUARTER_MS)) parts[type] = value;
  const local = Date.parse(`${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:00.000Z`);
  // Stryker disable next-line ConditionalExpression,EqualityOperator: how much is remembered changes no answer.
  if (offsets.size >= MOST_REMEMBERED) offsets.clear();
  offsets.set(key, local - quarter * QUARTER_MS);
  return local - quarter * QUARTER_MS;
}

/** The site's local date and time at `at`. */
export function localTime(at: Instant, zone: string): LocalTime {
  const epochMs = toEpochMs(at);
  const text = toInstant(epochMs + offsetAt(epochMs, zone));
  return { date: text.slice(0, 10), time: text.slice(11, 16) };
}

export const localDate = (at: Instant, zone: string): string => localTime(at, zone).date;

/** The first instant of the next local day. */
export function nextLocalMidnight(at: Instant, zone: string): Instant {
  const today = localDate(at, zone);
  const tomorrow = toInstant(Date.parse(`${today}T00:00:00.000Z`) + 86_400_000).slice(0, 10);
  const midnight = localInstant(tomorrow, '00:00', zone);
  // Stryker disable next-line all: a short cut past the walk below, which comes to the same instant.
  if (localDate(midnight, zone) === tomorrow && localDate(toInstant(toEpochMs(midnight) - 1), zone) === today)
    return midnight;
  // Where the clock changes at midnight itself: walk to the change of date.
  let before = Math.floor(toEpochMs(at) / 60_000);
  let after = before + 26 * 60;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (localDate(toInstant(middle * 60_000), zone) === today) before = middle;
    else after = middle;
  }
  return toInstant(after * 60_000);
}

/** The same day of the month `months` later, as an ISO date; the last day of the month where there is no such day. */
export function plusMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay))).toISOString().slice(0, 10);
}

/** No permit lasts longer than this; a window beyond it (bad input) is looked at only so far. */
const MOST_DAYS = 100;

/** ISO dates of every local day that a window touches; its end doesn't count where it is the first instant of a day. */
export function localDatesOf(from: Instant, until: Instant, zone: string): readonly string[] {
  const dates = [localDate(from, zone)];
  let day = nextLocalMidnight(from, zone);
  for (; day < until && dates.length < MOST_DAYS; day = nextLocalMidnight(day, zone)) {
    dates.push(localDate(day, zone));
  }
  return dates;
}

/**
 * The instant at which the site's clock shows a local time, to the minute. A time that a change of clock leaves out is the instant after it; one
 * that comes twice is its first.
 */
export function localInstant(date: string, time: string, zone: string): Instant {
  const wanted = Date.parse(`${date}T${time}:00.000Z`);
  let guess = wanted;
  for (let round = 0; round < 2; round += 1) {
    const local = localTime(toInstant(guess), zone);
    guess += wanted - Date.parse(`${local.date}T${local.time}:00.000Z`);
  }
  return toInstant(guess);
}

/** The next instant after `at` at which the site's clock shows `time`. */
export function nextLocalTime(at: Instant, time: string, zone: string): Instant {
  const today = localInstant(localDate(at, zone), time, zone);
  return today > at ? today : localInstant(localDate(nextLocalMidnight(at, zone), zone), time, zone);
}

/** The site's night, local `HH:MM`; over midnight where `from` is later than `to`. Its first minute counts, its last doesn't. */
export interface Night {
  readonly from: string;
  readonly to: string;
}
const within = (time: string, { from, to }: Night): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to;

export const isNight = (at: Instant, night: Night, zone: string): boolean => within(localTime(at, zone).time, night);

/** Whether any minute of a window lies in the site's night. */
export function touchesNight(from: Instant, until: Instant, night: Night, zone: string): boolean {
  if (until <= from || night.from === night.to) return false;
  return isNight(from, night, zone) || nextLocalTime(from, night.from, zone) < until;
}
