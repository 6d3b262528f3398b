/** In the open, work stops from a wind force on (cl. 5.2.15). */
import { minutesBetween } from '../time/instant';
import { tooOldFrom } from './gas';
import { count, minutes, shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** Beaufort force from which there is no work. */
  readonly stopAt: number;
  /** The wind must have been reported so lately; absent: no report counts as calm. */
  readonly reportWithinMinutes?: number;
}

const evaluate: Rule<Params> = ({ permit: { weather } }, { stopAt, reportWithinMinutes }, now) => {
  if (weather && weather.windForce >= stopAt) return unmet('wind-too-strong', { windForce: weather.windForce, stopAt });
  if (reportWithinMinutes === undefined) return met;
  if (!weather) return unmet('wind-not-reported');
  if (now < tooOldFrom(weather.at, reportWithinMinutes)) return met;
  const ageMinutes = Math.floor(minutesBetween(weather.at, now));
  return unmet('wind-report-stale', { ageMinutes, reportWithinMinutes });
};

export const windBelowRule: RegisteredRule = {
  evaluate,
  params: shape({ stopAt: count }, { reportWithinMinutes: minutes }),
  tighter: { stopAt: 'lower', reportWithinMinutes: 'lower' },
  codes: ['wind-too-strong', 'wind-not-reported', 'wind-report-stale'],
  nextChange: ({ permit: { weather } }, { reportWithinMinutes }: Params, now) => {
    if (!weather || reportWithinMinutes === undefined) return undefined;
    const stale = tooOldFrom(weather.at, reportWithinMinutes);
    return stale > now ? stale : undefined;
  },
};
