/** After a break longer than allowed the gas is tested again before work goes on (cl. 5.3.1 d, 6.3 f). */
import { minutesBetween } from '../time/instant';
import { lastRead, roundedUp, tooOldFrom, wantedSubstances } from './gas';
import type { SubstanceParams } from './gas';
import { minutes, shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { met } from './rule';

interface Params extends SubstanceParams {
  /** A break of up to so many minutes needs no new test. */
  readonly breakMinutes: number;
  /** The age that the new test may have, as before a start. */
  readonly maxAgeMinutes: number;
}

const evaluate: Rule<Params> = ({ permit }, params, now) => {
  const { stoppedAt } = permit;
  if (stoppedAt === undefined) return met;
  const length = minutesBetween(stoppedAt, now);
  if (length <= params.breakMinutes) return met;
  return wantedSubstances(permit, params).flatMap((substance): Miss[] => {
    const readAt = lastRead(permit, substance, now, { purpose: 'test' });
    if (readAt !== undefined && readAt >= stoppedAt && now < tooOldFrom(readAt, params.maxAgeMinutes)) return [];
    const { breakMinutes, maxAgeMinutes } = params;
    return [
      {
        code: 'gas-retest-after-break',
        params: { substance, minutes: roundedUp(length), breakMinutes, maxAgeMinutes },
      },
    ];
  });
};

export const gasAfterBreakRule: RegisteredRule = {
  evaluate,
  params: shape({ substances: texts, breakMinutes: minutes, maxAgeMinutes: minutes }, { toxicsField: text }),
  tighter: { substances: 'more', breakMinutes: 'lower', maxAgeMinutes: 'lower' },
  codes: ['gas-retest-after-break'],
};
