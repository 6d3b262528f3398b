/** Each local day has its own gas test before work is done on it (cl. 5.3.1 d). */
import { localDate, nextLocalMidnight } from '../time/local-time';
import { lastRead, wantedSubstances } from './gas';
import type { SubstanceParams } from './gas';
import { shape, text, texts } from './params';
import type { Circumstances, Miss, RegisteredRule, Rule } from './rule';

/** The permit keeps its site's zone: the clock asks without facts. */
const zoneOf = ({ permit, facts }: Circumstances): string | undefined => facts.site?.zone ?? permit.zone;

const evaluate: Rule<SubstanceParams> = (circumstances, params, now) => {
  const { permit } = circumstances;
  const zone = zoneOf(circumstances);
  const today = zone && localDate(now, zone);
  return wantedSubstances(permit, params).flatMap((substance): Miss[] => {
    const readAt = lastRead(permit, substance, now, { purpose: 'test' });
    if (readAt !== undefined && zone && localDate(readAt, zone) === today) return [];
    return [{ code: 'gas-not-tested-today', params: { substance, today: today ?? '?' } }];
  });
};

export const gasEachDayRule: RegisteredRule = {
  evaluate,
  params: shape({ substances: texts }, { toxicsField: text }),
  tighter: { substances: 'more' },
  codes: ['gas-not-tested-today'],
  nextChange: (circumstances, _params, now) => {
    const zone = zoneOf(circumstances);
    return zone && nextLocalMidnight(now, zone);
  },
};
