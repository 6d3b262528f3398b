/** Calendar dates as certificates print them (`YYYY-MM-DD`), and the instants at which they begin and end in a tenant's zone. */
import type { Instant } from '@holdpoint/permit-domain';

/** A day of the calendar without a zone, e.g. `2026-11-24`; two of them compare as strings. */
export type LocalDate = string;

const dayMs = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const formatOf = (zone: string): Intl.DateTimeFormat => {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, made);
  return made;
};

/** Milliseconds that the zone's clocks are ahead of UTC at that moment. */
const offsetAt = (epochMs: number, zone: string): number => {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(epochMs)
      .map((part) => [part.type, part.value]),
  );
  const asUtc = Date.UTC(
    Number(parts.year),
    Number(parts.month) - 1,
    Number(parts.day),
    Number(parts.hour),
    Number(parts.minute),
    Number(parts.second),
  );
  return asUtc - Math.floor(epochMs / 1000) * 1000;
};

const toUtcMidnight = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`);
const fromUtcMidnight = (epochMs: number): LocalDate => new Date(epochMs).toISOString().slice(0, 10);

/** Whether the text is a real day of the calendar: `2026-02-30` isn't. */
export const isLocalDate = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const epochMs = toUtcMidnight(text);
  return !Number.isNaN(epochMs) && fromUtcMidnight(epochMs) === text;
};

/** The date that a wall calendar in the zone shows at that moment. */
export const localDateOf = (at: Instant, zone: string): LocalDate => {
  const epochMs = Date.parse(at);
  return fromUtcMidnight(Math.floor((epochMs + offsetAt(epochMs, zone)) / dayMs) * dayMs);
};

/** The moment the day begins in the zone. */
export const startOfDay = (date: LocalDate, zone: string): Instant => {
  const wall = toUtcMidnight(date);
  // Twice, because the offset is asked for at a moment that the offset itself moves.
  const first = wall - offsetAt(wall, zone);
  return new Date(wall - offsetAt(first, zone)).toISOString();
};

export const addDays = (date: LocalDate, days: number): LocalDate =>
  fromUtcMidnight(toUtcMidnight(date) + days * dayMs);

/** The moment the day is over in the zone: a certificate valid until that day lapses then. */
export const endOfDay = (date: LocalDate, zone: string): Instant => startOfDay(addDays(date, 1), zone);

/** Same day so many months on; the month's last day where it is shorter. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return fromUtcMidnight(Date.UTC(year, month - 1 + months, Math.min(day, lastOfMonth)));
};

/** Whole days from one date to another; negative when the second comes first. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((toUtcMidnight(to) - toUtcMidnight(from)) / dayMs);

/** Whether Intl knows the zone, e.g. `Asia/Shanghai`. */
export const isZone = (zone: string): boolean => {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
};
