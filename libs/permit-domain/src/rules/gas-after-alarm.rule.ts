/** After a gas alarm or a bad reading, nobody goes on before a new test passed (cl. 6.5). */
import { lastRead, wantedSubstances } from './gas';
import type { SubstanceParams } from './gas';
import { shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { met } from './rule';

interface Params extends SubstanceParams {
  /** Codes of suspensions that ask for a new test. */
  readonly codes: readonly string[];
}

const evaluate: Rule<Params> = ({ permit }, params, now) => {
  const since = permit.suspension?.reasons
    .filter(({ code }) => params.codes.includes(code))
    .map((reason) => reason.at)
    .sort()
    .at(-1);
  if (since === undefined) return met;
  return wantedSubstances(permit, params).flatMap((substance): Miss[] => {
    const readAt = lastRead(permit, substance, now, { purpose: 'test' });
    return readAt !== undefined && readAt >= since ? [] : [{ code: 'gas-retest-after-alarm', params: { substance } }];
  });
};

export const gasAfterAlarmRule: RegisteredRule = {
  evaluate,
  params: shape({ substances: texts, codes: texts }, { toxicsField: text }),
  tighter: { substances: 'more', codes: 'more' },
  codes: ['gas-retest-after-alarm'],
};
