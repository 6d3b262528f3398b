/** Work that was permitted by day alone doesn't go on at night: at night it would be of a higher level (cl. 5.1.1). */
import { isNight, nextLocalTime } from '../time/local-time';
import { shape } from './params';
import type { Circumstances, RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

/** The permit keeps its site's hours: the clock asks without facts. */
const hoursOf = ({ permit, facts }: Circumstances) => ({
  zone: facts.site?.zone ?? permit.zone,
  night: facts.site?.night ?? permit.night,
});

const evaluate: Rule = (circumstances, _params, now) => {
  const { zone, night } = hoursOf(circumstances);
  if (zone === undefined || night === undefined) return unmet('night-not-permitted', { from: '?', to: '?' });
  return isNight(now, night, zone) ? unmet('night-not-permitted', { from: night.from, to: night.to }) : met;
};

export const byDayOnlyRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['night-not-permitted'],
  nextChange: (circumstances, _params, now) => {
    const { zone, night } = hoursOf(circumstances);
    if (zone === undefined || night === undefined) return undefined;
    return nextLocalTime(now, isNight(now, night, zone) ? night.to : night.from, zone);
  },
};
