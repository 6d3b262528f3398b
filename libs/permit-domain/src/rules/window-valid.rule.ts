/** The planned window lies ahead and is no longer than its level's validity (cl. 5.1.5, 6.10). */
import { minutesBetween, plusMinutes } from '../time/instant';
import { minutes, shape } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  /** How long before the submission the window may have begun: filling in a form takes time. */
  readonly graceMinutes: number;
}

const evaluate: Rule<Params> = ({ permit, pack }, { graceMinutes }, now) => {
  const { from, until } = permit.window;
  if (until <= from) return unmet('window-reversed', { from, until }, { field: '/window/until' });
  const misses: Miss[] = [];
  if (plusMinutes(from, graceMinutes) < permit.submittedAt) {
    misses.push({ code: 'window-in-past', params: { from }, field: '/window/from' });
  } else if (until <= now) misses.push({ code: 'window-in-past', params: { from: until }, field: '/window/until' });
  const limit = pack.validityMinutes.byLevel[permit.level];
  const length = minutesBetween(from, until);
  if (limit === undefined || length > limit) {
    const params = { level: permit.level, hours: Math.round(length / 6) / 10, limitHours: (limit ?? 0) / 60 };
    misses.push({ code: 'window-too-long', params, field: '/window/until', clause: pack.validityMinutes.clause });
  }
  return misses;
};

export const windowValidRule: RegisteredRule = {
  evaluate,
  params: shape({ graceMinutes: minutes }),
  tighter: { graceMinutes: 'lower' },
  codes: ['window-reversed', 'window-in-past', 'window-too-long'],
};
