/** Whether somebody is where the work is: by the work point's own code, or by a position near and sure enough. */
import type { ClaimedPlace, SiteFacts } from '../lifecycle/facts';
import type { RefusalParams } from '../refusal';
import type { Finding } from './rule';
import { met, unmet } from './rule';

export interface PlaceLimits {
  readonly radiusM: number;
  readonly maxAccuracyM: number;
}
export const placeCodes = [
  'place-missing',
  'place-inaccurate',
  'place-too-far',
  'work-point-code-differs',
  'work-point-unplaced',
] as const;

const EARTH_RADIUS_M = 6_371_000;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

interface Position {
  readonly latitude: number;
  readonly longitude: number;
}
/** Metres between two positions along the surface. */
export function distanceM(from: Position, to: Position): number {
  const dLatitude = radians(to.latitude - from.latitude);
  const dLongitude = radians(to.longitude - from.longitude);
  const chord =
    Math.sin(dLatitude / 2) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(dLongitude / 2) ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.sqrt(chord));
}

/** Met by a matching code, or by a position within `radiusM` whose uncertainty is at most `maxAccuracyM`. `who` goes into the words. */
export function atWorkPoint(
  place: ClaimedPlace | undefined,
  site: SiteFacts | undefined,
  limits: PlaceLimits,
  who: string,
): Finding {
  const no = (code: (typeof placeCodes)[number], params: RefusalParams = {}): Finding =>
    unmet(code, { who, ...params }, { field: '/place' });
  if (place?.workPointCode === 'matches') return met;
  if (place?.workPointCode === 'differs') return no('work-point-code-differs');
  if (place?.latitude === undefined || place.longitude === undefined) return no('place-missing');
  if (place.accuracyM === undefined || !(place.accuracyM <= limits.maxAccuracyM)) {
    return no('place-inaccurate', { accuracyM: place.accuracyM ?? '?', maxAccuracyM: limits.maxAccuracyM });
  }
  const { latitude, longitude } = site?.workPoint ?? {};
  if (latitude === undefined || longitude === undefined) return no('work-point-unplaced');
  const away = distanceM({ latitude: place.latitude, longitude: place.longitude }, { latitude, longitude });
  if (away <= limits.radiusM) return met;
  return no('place-too-far', { distanceM: Math.round(away), radiusM: limits.radiusM });
}
