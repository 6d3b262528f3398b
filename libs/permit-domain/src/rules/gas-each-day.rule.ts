/** Each local day has its own gas test before work is done on it (cl. 5.3.1 d). */
import { localDate, nextLocalMidnight } from '../time/local-time';
import { lastRead, wantedSubstances } from './gas';
import type { SubstanceParams } from './gas';
import { shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

const evaluate: Rule<SubstanceParams> = ({ permit, facts: { site } }, params, now) =>
  wantedSubstances(permit, params).flatMap((substance): Miss[] => {
    const readAt = lastRead(permit, substance, now, { purpose: 'test' });
    const today = site && localDate(now, site.zone);
    if (readAt !== undefined && site && localDate(readAt, site.zone) === today) return [];
    return [{ code: 'gas-not-tested-today', params: { substance, today: today ?? '?' } }];
  });

export const gasEachDayRule: RegisteredRule = {
  evaluate,
  params: shape({ substances: texts }, { toxicsField: text }),
  tighter: { substances: 'more' },
  codes: ['gas-not-tested-today'],
  nextChange: ({ facts: { site } }, _params, now) => site && nextLocalMidnight(now, site.zone),
};
