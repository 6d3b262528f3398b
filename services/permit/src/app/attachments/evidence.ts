/** What a photo says of itself, when and where it was taken, and how far that is from what was claimed. It can be forged: it is shown, nothing is decided by it. */
import { distanceM, localTime, type Instant } from '@holdpoint/permit-domain';
import { parse } from 'exifr';
import type { MediaType } from './media-type';

export interface Position {
  readonly latitude: number;
  readonly longitude: number;
}
export interface PhotoEvidence extends Partial<Position> {
  /** Where the camera said its zone, or the satellites the time. */
  readonly takenAt?: Instant;
  /** `2026-11-24T13:30:00` by the camera's clock, where it said no zone. */
  readonly takenAtLocal?: string;
}

const withEvidence: ReadonlySet<MediaType> = new Set(['image/jpeg', 'image/heic', 'image/png']);
const stamp = /^(\d{4}):(\d{2}):(\d{2}) (\d{2}:\d{2}:\d{2})$/;
const offset = /^[+-]\d{2}:\d{2}$/;

/** Nothing where there is nothing, or nothing that can be read: a photo without evidence is a photo all the same. */
export async function evidenceOf(path: string, mediaType: MediaType): Promise<PhotoEvidence> {
  if (!withEvidence.has(mediaType)) return {};
  try {
    const tags = (await parse(path, { reviveValues: false, gps: true, exif: true })) as
      Readonly<Record<string, unknown>> | undefined;
    return tags ? { ...timeOf(tags), ...positionOf(tags) } : {};
  } catch {
    return {};
  }
}

function timeOf(tags: Readonly<Record<string, unknown>>): Pick<PhotoEvidence, 'takenAt' | 'takenAtLocal'> {
  const parts = stamp.exec(String(tags.DateTimeOriginal));
  if (!parts) return {};
  const local = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}`;
  const zone = String(tags.OffsetTimeOriginal);
  const at = Date.parse(`${local}${offset.test(zone) ? zone : 'Z'}`);
  if (Number.isNaN(at)) return {};
  return offset.test(zone) ? { takenAt: new Date(at).toISOString() } : { takenAtLocal: local };
}

function positionOf({ latitude, longitude }: Readonly<Record<string, unknown>>): Partial<Position> {
  const within = (value: unknown, most: number): value is number =>
    typeof value === 'number' && Math.abs(value) <= most;
  return within(latitude, 90) && within(longitude, 180) ? { latitude, longitude } : {};
}

/** Whole minutes from when it was taken to `at`; a clock without a zone is read as one of `zone`, where that is known. */
export function minutesApart(taken: PhotoEvidence, at: Instant, zone?: string): number | undefined {
  const minutes = (from: string, until: string): number => Math.round((Date.parse(until) - Date.parse(from)) / 60_000);
  if (taken.takenAt !== undefined) return minutes(taken.takenAt, at);
  if (taken.takenAtLocal === undefined || zone === undefined) return undefined;
  const there = localTime(at, zone);
  return minutes(`${taken.takenAtLocal}Z`, `${there.date}T${there.time}:00Z`);
}

/** Whole metres between where it was taken and `place`. */
export function metresApart(
  { latitude, longitude }: Partial<Position>,
  place: Partial<Position> | undefined,
): number | undefined {
  if (latitude === undefined || longitude === undefined) return undefined;
  if (place?.latitude === undefined || place.longitude === undefined) return undefined;
  return Math.round(distanceM({ latitude, longitude }, { latitude: place.latitude, longitude: place.longitude }));
}
