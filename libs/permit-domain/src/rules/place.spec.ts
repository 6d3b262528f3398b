/** Distances on the ground, and what is said of a place that doesn’t do. */
import { atWorkPoint, distanceM } from './place';
import { facts } from './test-support/circumstances';

const limits = { radiusM: 100, maxAccuracyM: 50 };
const { site } = facts;

it('measures north and east alike, and less to the east the farther from the equator', () => {
  const here = { latitude: 60, longitude: 10 };
  expect(distanceM(here, here)).toBe(0);
  expect(distanceM(here, { latitude: 60.001, longitude: 10 })).toBeCloseTo(111.19, 1);
  expect(distanceM(here, { latitude: 60, longitude: 10.001 })).toBeCloseTo(55.6, 1);
  expect(distanceM({ latitude: 0, longitude: 10 }, { latitude: 0, longitude: 10.001 })).toBeCloseTo(111.19, 1);
  expect(distanceM(here, { latitude: 60.001, longitude: 10.001 })).toBeCloseTo(124.32, 1);
  // Shanghai to Houston, where the curve of the earth matters; by the law of cosines.
  const far = distanceM({ latitude: 31.2, longitude: 121.5 }, { latitude: 29.8, longitude: -95.4 });
  expect(Math.round(far / 1000)).toBe(12_192);
});

it('says how far, how uncertain, and whose place', () => {
  const place = { latitude: 39.01, longitude: 117, accuracyM: 10 };
  expect(atWorkPoint(place, site, limits, 'applicant')).toEqual([
    {
      code: 'place-too-far',
      params: { who: 'applicant', distanceM: 1112, radiusM: 100 },
      field: '/place',
    },
  ]);
  expect(atWorkPoint({ ...place, accuracyM: 51 }, site, limits, 'guardian')).toEqual([
    { code: 'place-inaccurate', params: { who: 'guardian', accuracyM: 51, maxAccuracyM: 50 }, field: '/place' },
  ]);
  expect(atWorkPoint({ latitude: 39, longitude: 117 }, site, limits, 'x')).toMatchObject([
    { params: { accuracyM: '?' } },
  ]);
  expect(atWorkPoint(undefined, site, limits, 'x')).toEqual([
    { code: 'place-missing', params: { who: 'x' }, field: '/place' },
  ]);
});

it('needs both halves of a position, on either side', () => {
  const half = { ...site!, workPoint: { id: 'tf-07', latitude: 39 } } as never;
  expect(atWorkPoint({ latitude: 39, longitude: 117, accuracyM: 1 }, half, limits, 'x')).toMatchObject([
    { code: 'work-point-unplaced' },
  ]);
  expect(atWorkPoint({ longitude: 117, accuracyM: 1 }, site, limits, 'x')).toMatchObject([{ code: 'place-missing' }]);
});
