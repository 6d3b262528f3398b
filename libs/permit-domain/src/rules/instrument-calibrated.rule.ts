/** The instruments of the tests that count are registered and within their calibration on the day of use (cl. 4.12). */
import { localDate } from '../time/local-time';
import { newestAtEachPoint } from './gas';
import { shape } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

const evaluate: Rule = ({ permit, facts }, _params, now) => {
  const lastUse = new Map<string, string>();
  for (const { instrument, sampledAt } of newestAtEachPoint(permit, now).values()) {
    const known = lastUse.get(instrument);
    if (known === undefined || known < sampledAt) lastUse.set(instrument, sampledAt);
  }
  return [...lastUse].flatMap(([instrument, usedAt]): Miss[] => {
    const fact = facts.instruments?.find(({ id }) => id === instrument);
    if (!fact?.registered) return [{ code: 'instrument-not-registered', params: { instrument } }];
    const until = fact.calibratedUntil;
    if (until !== undefined && facts.site && localDate(usedAt, facts.site.zone) <= until) return [];
    return [{ code: 'instrument-not-calibrated', params: { instrument, calibratedUntil: until ?? '?' } }];
  });
};

export const instrumentCalibratedRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['instrument-not-registered', 'instrument-not-calibrated'],
};
