/** Times of a story: local, on its day at its site, turned into instants. */
import { localInstant, toEpochMs, toInstant } from '../index';
import type { Instant, StoryTime } from '../index';

const MS_PER_DAY = 86_400_000;

/** The instant of a local time. */
export function instantOf(time: StoryTime, day: string, zone: string): Instant {
  const parts = /^(?:\+(\d+)d )?(\d{2}:\d{2})(?::(\d{2})(?:\.(\d{3}))?)?$/.exec(time);
  if (!parts) throw new Error(`"${time}" is not a time of the form HH:MM, HH:MM:SS.mmm or +1d HH:MM`);
  const [, days = '0', clock = '00:00', seconds = '0', ms = '0'] = parts;
  const date = toInstant(Date.parse(`${day}T00:00:00.000Z`) + Number(days) * MS_PER_DAY).slice(0, 10);
  return toInstant(toEpochMs(localInstant(date, clock, zone)) + Number(seconds) * 1000 + Number(ms));
}

/** Every text `@HH:MM` in a body becomes its instant. */
export function withInstants<T>(value: T, at: (time: StoryTime) => Instant): T {
  if (typeof value === 'string') return (value.startsWith('@') ? at(value.slice(1)) : value) as T;
  if (Array.isArray(value)) return value.map((entry: unknown) => withInstants(entry, at)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withInstants(member, at)])) as T;
}
