/** Every substance asked for was tested at most so many minutes ago (cl. 5.3.1 c, 6.3 a). */
import { minutesBetween } from '../time/instant';
import { lastRead, roundedUp, tooOldFrom, wantedSubstances } from './gas';
import type { SubstanceParams } from './gas';
import { minutes, shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params extends SubstanceParams {
  readonly maxAgeMinutes: number;
}

const evaluate: Rule<Params> = ({ permit }, params, now) =>
  wantedSubstances(permit, params).flatMap((substance): Miss[] => {
    const readAt = lastRead(permit, substance, now, { purpose: 'test' });
    if (readAt === undefined) return [{ code: 'gas-not-tested', params: { substance } }];
    if (now < tooOldFrom(readAt, params.maxAgeMinutes)) return [];
    const ageMinutes = roundedUp(minutesBetween(readAt, now));
    return [
      { code: 'gas-sample-stale', params: { point: substance, ageMinutes, maxAgeMinutes: params.maxAgeMinutes } },
    ];
  });

export const gasFreshRule: RegisteredRule = {
  evaluate,
  params: shape({ substances: texts, maxAgeMinutes: minutes }, { toxicsField: text }),
  tighter: { substances: 'more', maxAgeMinutes: 'lower' },
  codes: ['gas-not-tested', 'gas-sample-stale'],
};
