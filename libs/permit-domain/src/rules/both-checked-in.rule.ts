/** Applicant and guardian, two people, both checked in at the work point shortly before (cl. 4.10; dual confirmation). */
import { minutesBetween } from '../time/instant';
import { tooOldFrom } from './gas';
import { metres, minutes, shape } from './params';
import type { PlaceLimits } from './place';
import { atWorkPoint, placeCodes } from './place';
import type { Finding, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params extends PlaceLimits {
  readonly maxAgeMinutes: number;
}
const both = ['applicant', 'guardian'] as const;

const evaluate: Rule<Params> = ({ permit, facts }, params, now) => {
  const findings = both.map((who): Finding => {
    const checkIn = permit.checkIns[who];
    if (!checkIn) return unmet('check-in-missing', { who }, { mendBy: who });
    if (tooOldFrom(checkIn.at, params.maxAgeMinutes) <= now) {
      const ageMinutes = Math.floor(minutesBetween(checkIn.at, now));
      return unmet('check-in-stale', { who, ageMinutes, maxAgeMinutes: params.maxAgeMinutes }, { mendBy: who });
    }
    return atWorkPoint(checkIn.place, facts.site, params, who);
  });
  const { applicant, guardian } = permit.checkIns;
  const onePerson = applicant !== undefined && applicant.person === guardian?.person;
  return [...findings.flat(), ...(onePerson ? unmet('check-in-same-person') : [])];
};

export const bothCheckedInRule: RegisteredRule = {
  evaluate,
  params: shape({ radiusM: metres, maxAccuracyM: metres, maxAgeMinutes: minutes }),
  tighter: { radiusM: 'lower', maxAccuracyM: 'lower', maxAgeMinutes: 'lower' },
  codes: ['check-in-missing', 'check-in-stale', 'check-in-same-person', ...placeCodes],
};
