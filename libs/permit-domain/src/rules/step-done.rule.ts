/** A step that the clause asks for was done, passed, and is recent enough: a trial lift, an accepted scaffold, a line found without pressure (cl. 7.5, 8.2.3, 8.2.11, 9.2.5, 9.2.9; 29 CFR 1910.147(d)). */
import { earliest, minutesBetween } from '../time/instant';
import { localDate, nextLocalMidnight } from '../time/local-time';
import { roundedUp, tooOldFrom } from './gas';
import { flag, minutes, shape, text, texts } from './params';
import type { Circumstances, Miss, RegisteredRule, Rule } from './rule';
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
  /** Another step that has to come first: done, passed, and not done again since. */
  readonly after?: string;
  /** Done again whenever one of these has been done since: locks that came off for a test go on again before anything else. */
  readonly againAfter?: readonly string[];
  /** Done on a ticket that was issued: what is work already isn't done before there is leave for it. */
  readonly sinceIssued?: boolean;
}

const zoneOf = ({ permit, facts }: Pick<Circumstances, 'permit' | 'facts'>): string | undefined =>
  facts.site?.zone ?? permit.zone;

const evaluate: Rule<Params> = ({ permit, facts }, params, now) => {
  const { step, maxAgeMinutes, afterBreakMinutes, eachDay, notBy, after, againAfter = [], sinceIssued } = params;
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
  const zone = zoneOf({ permit, facts });
  if (eachDay && (zone === undefined || localDate(record.at, zone) < localDate(now, zone))) {
    misses.push({ code: 'step-again-each-day', params: { step } });
  }
  if (notBy !== undefined && permit.steps[notBy]?.by === record.by) {
    misses.push({ code: 'step-by-same-person', params: { step, other: notBy } });
  }
  const first = after === undefined ? undefined : permit.steps[after];
  if (after !== undefined && !(first?.passed && first.at <= record.at)) {
    misses.push({ code: 'step-out-of-order', params: { step, other: after } });
  }
  // Of two at the same instant nobody knows which was first: it counts against.
  for (const other of againAfter) {
    const at = permit.steps[other]?.at;
    if (at !== undefined && at >= record.at) misses.push({ code: 'step-again-after-step', params: { step, other } });
  }
  if (sinceIssued && !(permit.issuedAt !== undefined && record.at >= permit.issuedAt)) {
    misses.push({ code: 'step-before-issue', params: { step } });
  }
  return misses;
};

export const stepDoneRule: RegisteredRule = {
  evaluate,
  params: shape(
    { step: text },
    {
      maxAgeMinutes: minutes,
      afterBreakMinutes: minutes,
      eachDay: flag,
      notBy: text,
      after: text,
      againAfter: texts,
      sinceIssued: flag,
    },
  ),
  tighter: {
    maxAgeMinutes: 'lower',
    afterBreakMinutes: 'lower',
    eachDay: 'true',
    againAfter: 'more',
    sinceIssued: 'true',
  },
  codes: [
    'step-open',
    'step-not-passed',
    'step-stale',
    'step-again-after-break',
    'step-again-each-day',
    'step-by-same-person',
    'step-out-of-order',
    'step-again-after-step',
    'step-before-issue',
  ],
  nextChange: ({ permit, facts }, { step, maxAgeMinutes, eachDay }: Params, now) => {
    const record = permit.steps[step];
    const stale = record && maxAgeMinutes !== undefined ? tooOldFrom(record.at, maxAgeMinutes) : undefined;
    const zone = zoneOf({ permit, facts });
    const midnight = eachDay && zone !== undefined ? nextLocalMidnight(now, zone) : undefined;
    return earliest(...[stale, midnight].filter((at) => at !== undefined && at > now));
  },
};
