/** The planned window lies ahead and is no longer than its level's validity (cl. 5.1.5, 6.10), nor than the task takes (29 CFR 1910.146(e)(4)). */
import { minutesBetween, plusMinutes } from '../time/instant';
import { minutes, shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { unmet } from './rule';

interface Params {
  /** How long before the submission the window may have begun: filling in a form takes time. */
  readonly graceMinutes: number;
  /** A number of the form: how many minutes the task takes. */
  readonly taskField?: string;
}

const evaluate: Rule<Params> = ({ permit, pack }, { graceMinutes, taskField }, now) => {
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
  const task: unknown = taskField === undefined ? undefined : permit.form[taskField];
  if (taskField !== undefined && !(typeof task === 'number' && length <= task)) {
    const params = { minutes: Math.ceil(length), taskMinutes: typeof task === 'number' ? task : '?' };
    misses.push({ code: 'window-longer-than-task', params, field: '/window' });
  }
  return misses;
};

export const windowValidRule: RegisteredRule = {
  evaluate,
  params: shape({ graceMinutes: minutes }, { taskField: text }),
  tighter: { graceMinutes: 'lower' },
  codes: ['window-reversed', 'window-in-past', 'window-too-long', 'window-longer-than-task'],
};
