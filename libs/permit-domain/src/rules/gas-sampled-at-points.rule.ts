/** The test is representative: every point that this place asks for was sampled, near enough and lately enough (cl. 5.3.1 a, b, 5.2.6, 6.3 b). */
import { minutesBetween } from '../time/instant';
import { newestAtEachPoint, roundedUp, tooOldFrom, wantedSubstances } from './gas';
import type { SubstanceParams } from './gas';
import { metres, minutes, shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { met } from './rule';

interface Params extends SubstanceParams {
  readonly points?: readonly string[];
  /** A number in the form: so many points `section-1`, `section-2`, ... besides. */
  readonly sectionsField?: string;
  /** The farthest from the spot that a sample may be, in metres. */
  readonly maxDistanceM?: number;
  readonly maxAgeMinutes: number;
  /** At a resumption: asked only when the break was longer than this. */
  readonly afterBreakMinutes?: number;
  /** The same where it differs by level; a level that isn't listed is always asked. */
  readonly afterBreakByLevel?: Readonly<Record<string, number>>;
}

const evaluate: Rule<Params> = ({ permit, moment }, params, now) => {
  const { points = [], sectionsField, maxDistanceM, maxAgeMinutes } = params;
  const afterBreakMinutes = params.afterBreakByLevel
    ? params.afterBreakByLevel[permit.level]
    : params.afterBreakMinutes;
  if (moment === 'resume' && afterBreakMinutes !== undefined && permit.stoppedAt !== undefined) {
    if (minutesBetween(permit.stoppedAt, now) <= afterBreakMinutes) return met;
  }
  const counted: unknown = sectionsField === undefined ? 0 : permit.form[sectionsField];
  const sections = typeof counted === 'number' ? Math.min(counted, 500) : 0;
  const wanted = [...points, ...Array.from({ length: sections }, (_, index) => `section-${index + 1}`)];
  const substances = wantedSubstances(permit, params);
  const tests = newestAtEachPoint(permit, now, 'test');
  return wanted.flatMap((point): Miss[] => {
    const sample = tests.get(point);
    const missing = substances.filter((name) => !sample?.readings.some(({ substance }) => substance === name));
    if (!sample || missing.length > 0)
      return [{ code: 'gas-point-not-sampled', params: { point, substances: missing } }];
    if (tooOldFrom(sample.sampledAt, maxAgeMinutes) <= now) {
      const ageMinutes = roundedUp(minutesBetween(sample.sampledAt, now));
      return [{ code: 'gas-sample-stale', params: { point, ageMinutes, maxAgeMinutes } }];
    }
    if (maxDistanceM !== undefined && !(sample.distanceM !== undefined && sample.distanceM <= maxDistanceM)) {
      return [{ code: 'gas-sample-too-far', params: { point, distanceM: sample.distanceM ?? '?', maxDistanceM } }];
    }
    return [];
  });
};

export const gasSampledAtPointsRule: RegisteredRule = {
  evaluate,
  params: shape(
    { substances: texts, maxAgeMinutes: minutes },
    {
      points: texts,
      sectionsField: text,
      maxDistanceM: metres,
      toxicsField: text,
      afterBreakMinutes: minutes,
      afterBreakByLevel: { type: 'object', additionalProperties: minutes },
    },
  ),
  tighter: {
    substances: 'more',
    points: 'more',
    maxDistanceM: 'lower',
    maxAgeMinutes: 'lower',
    afterBreakMinutes: 'lower',
  },
  codes: ['gas-point-not-sampled', 'gas-sample-stale', 'gas-sample-too-far'],
};
