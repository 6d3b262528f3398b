/** The planned window is no longer than so many minutes: a short closing of a road that may do without signs (cl. 12.3). */
import { minutesBetween } from '../time/instant';
import { minutes, shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly maxMinutes: number;
}

const evaluate: Rule<Params> = ({ permit: { window } }, { maxMinutes }) => {
  const length = minutesBetween(window.from, window.until);
  if (length <= maxMinutes) return met;
  return unmet('window-over-limit', { minutes: Math.ceil(length), maxMinutes }, { field: '/window/until' });
};

export const windowAtMostRule: RegisteredRule = {
  evaluate,
  params: shape({ maxMinutes: minutes }),
  tighter: { maxMinutes: 'lower' },
  codes: ['window-over-limit'],
};
