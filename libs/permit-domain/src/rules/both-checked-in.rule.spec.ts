/** Two people on site, lately, where the work is (cl. 4.10; dual confirmation). */
import { bothCheckedInRule } from './both-checked-in.rule';
import { ask, at, now } from './test-support/circumstances';

const params = { radiusM: 100, maxAccuracyM: 50, maxAgeMinutes: 60 };
const here = { workPointCode: 'matches' } as const;
const checkedIn = (applicant: object, guardian: object, when = now) =>
  ask(
    bothCheckedInRule,
    {
      permit: {
        checkIns: {
          applicant: { person: 'applicant', at: at(-60), place: here, ...applicant },
          guardian: { person: 'guardian', at: at(-5), place: here, ...guardian },
        },
      },
    },
    params,
    when,
  );

it('wants both', () => {
  expect(ask(bothCheckedInRule, {}, params)).toEqual(['check-in-missing', 'check-in-missing']);
  expect(checkedIn({}, {})).toEqual([]);
});

it('is stale one instant after its age', () => {
  expect(checkedIn({}, {}, at(0, 1))).toEqual(['check-in-stale']);
});

it('wants two people, and each at the place', () => {
  expect(checkedIn({}, { person: 'applicant' })).toEqual(['check-in-same-person']);
  expect(checkedIn({}, { place: { latitude: 40, longitude: 117, accuracyM: 5 } })).toEqual(['place-too-far']);
  expect(checkedIn({ place: {} }, {})).toEqual(['place-missing']);
});
