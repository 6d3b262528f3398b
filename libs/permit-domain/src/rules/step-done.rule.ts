/** A step that the clause asks for was done, passed, and is recent enough: a trial lift, an accepted scaffold, a line found without pressure (cl. 7.5, 8.2.3, 8.2.11, 9.2.5, 9.2.9). */
import { minutesBetween } from '../time/instant';
import { localDate } from '../time/local-time';
import { roundedUp, tooOldFrom } from './gas';
import { flag, minutes, shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  readonly step: string;
  /** How old its record may be. */
  readonly maxAgeMinutes?: number;
  /** Done again after every break that was longer than so many minutes; 0: after any. */
  readonly afterBreakMinutes?: number;
  /** Done again on every local day. */
  readonly eachDay?: boolean;
  /** Another step that somebody else has to have done: two sides confirm, not one of them twice. */
  readonly notBy?: string;
}

const evaluate: Rule<Params> = ({ permit, facts }, params, now) => {
  const { step, maxAgeMinutes, afterBreakMinutes, eachDay, notBy } = params;
  const record = permit.steps[step];
  if (!record) return unmet('step-open', { step });
  if (!record.passed) return unmet('step-not-passed', { step });
  const misses: Miss[] = [];
  if (maxAgeMinutes !== undefined && now >= tooOldFrom(record.at, maxAgeMinutes)) {
    const ageMinutes = roundedUp(minutesBetween(record.at, now));
    misses.push({ code: 'step-stale', params: { step, ageMinutes, maxAgeMinutes } });
  }
  const { stoppedAt } = permit;
  if (
    afterBreakMinutes !== undefined &&
    stoppedAt !== undefined &&
    record.at < stoppedAt &&
    minutesBetween(stoppedAt, now) > afterBreakMinutes
  ) {
    misses.push({ code: 'step-again-after-break', params: { step, breakMinutes: afterBreakMinutes } });
  }
  const zone = facts.site?.zone ?? permit.zone;
  if (eachDay && (zone === undefined || localDate(record.at, zone) < localDate(now, zone))) {
    misses.push({ code: 'step-again-each-day', params: { step } });
  }
  if (notBy !== undefined && permit.steps[notBy]?.by === record.by) {
    misses.push({ code: 'step-by-same-person', params: { step, other: notBy } });
  }
  return misses;
};

export const stepDoneRule: RegisteredRule = {
  evaluate,
  params: shape({ step: text }, { maxAgeMinutes: minutes, afterBreakMinutes: minutes, eachDay: flag, notBy: text }),
  tighter: { maxAgeMinutes: 'lower', afterBreakMinutes: 'lower', eachDay: 'true' },
  codes: [
    'step-open',
    'step-not-passed',
    'step-stale',
    'step-again-after-break',
    'step-again-each-day',
    'step-by-same-person',
  ],
};
