/** Instants are UTC and passed in: nothing in this package reads a clock. */

/** A moment: ISO 8601 in UTC with milliseconds, such as `2026-11-24T05:30:00.000Z`. Two of them compare as strings. */
export type Instant = string;

/** A whole number of minutes; every duration in a pack is one. */
export type Minutes = number;

const MS_PER_MINUTE = 60_000;

export const toInstant = (epochMs: number): Instant => new Date(epochMs).toISOString();

export const toEpochMs = (at: Instant): number => Date.parse(at);

export const plusMinutes = (at: Instant, minutes: Minutes): Instant =>
  toInstant(toEpochMs(at) + minutes * MS_PER_MINUTE);

/** Minutes from `from` to `to`, with fractions; negative when `to` comes first. */
export const minutesBetween = (from: Instant, to: Instant): number => (toEpochMs(to) - toEpochMs(from)) / MS_PER_MINUTE;

export const earliest = (...instants: (Instant | undefined)[]): Instant | undefined =>
  instants.filter((at): at is Instant => at !== undefined).sort()[0];
