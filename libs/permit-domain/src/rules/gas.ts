/** What the gas samples of a permit say: the newest reading of a substance, at each point or anywhere. */
import type { GasReading, GasSample } from '../lifecycle/commands';
import type { PermitState } from '../lifecycle/state';
import { plusMinutes, toEpochMs, toInstant } from '../time/instant';
import type { Instant, Minutes } from '../time/instant';

export type Sample = PermitState['gasSamples'][number];
export interface PlacedReading {
  readonly sample: Sample;
  readonly reading: GasReading;
}

/** A toxic substance as the form names it, with the site's limit in the site's unit. */
export interface ToxicLimit {
  readonly substance: string;
  readonly limit: number;
  readonly unit: string;
}

/** Samples taken up to now, oldest first; one taken later than now counts for nothing. */
function samplesUntil(permit: PermitState, now: Instant, purpose?: GasSample['purpose']): readonly Sample[] {
  return permit.gasSamples
    .filter((sample) => sample.sampledAt <= now && (purpose === undefined || sample.purpose === purpose))
    .toSorted((left, right) => (left.sampledAt < right.sampledAt ? -1 : left.sampledAt > right.sampledAt ? 1 : 0));
}

/** The newest sample at each point. */
export function newestAtEachPoint(
  permit: PermitState,
  now: Instant,
  purpose?: GasSample['purpose'],
): ReadonlyMap<string, Sample> {
  return new Map(samplesUntil(permit, now, purpose).map((sample) => [sample.point, sample]));
}

/** The newest reading of one substance at each point: a bad one stands until that point is tested again. */
export function newestReadings(permit: PermitState, substance: string, now: Instant): readonly PlacedReading[] {
  const byPoint = new Map<string, PlacedReading>();
  for (const sample of samplesUntil(permit, now)) {
    const reading = sample.readings.find((candidate) => candidate.substance === substance);
    if (reading) byPoint.set(sample.point, { sample, reading });
  }
  return [...byPoint.values()];
}

/** When a substance was last read, anywhere or at one point. */
export function lastRead(
  permit: PermitState,
  substance: string,
  now: Instant,
  filter: { readonly purpose?: GasSample['purpose']; readonly point?: string } = {},
): Instant | undefined {
  return samplesUntil(permit, now, filter.purpose).findLast(
    (sample) =>
      (filter.point === undefined || sample.point === filter.point) &&
      sample.readings.some((reading) => reading.substance === substance),
  )?.sampledAt;
}

/** Which substances a rule asks for: those it lists, and the toxic ones that the form lists. */
export interface SubstanceParams {
  readonly substances: readonly string[];
  readonly toxicsField?: string;
}
export function toxicsOf(permit: PermitState, field: string): readonly Partial<ToxicLimit>[] {
  const listed = permit.form[field];
  return Array.isArray(listed)
    ? listed.filter((entry): entry is Partial<ToxicLimit> => typeof entry === 'object' && entry !== null)
    : [];
}
export function wantedSubstances(permit: PermitState, params: SubstanceParams): readonly string[] {
  const toxics = params.toxicsField === undefined ? [] : toxicsOf(permit, params.toxicsField);
  return [...params.substances, ...toxics.flatMap(({ substance }) => substance ?? [])];
}

/** The first instant at which something that may be `limit` minutes old is too old. */
export const tooOldFrom = (at: Instant, limit: Minutes): Instant => toInstant(toEpochMs(plusMinutes(at, limit)) + 1);

/** Whole minutes, rounded up, so that words never show an age equal to the limit it is over. */
export const roundedUp = (minutes: number): number => Math.ceil(minutes * 10) / 10;
