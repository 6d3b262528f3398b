/** Work goes on inside the permitted window and nowhere else: its first instant counts, its last doesn't (cl. 4.16, 5.1.5, 6.10). */
import { validUntil } from '../lifecycle/validity';
import { shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

const evaluate: Rule = ({ permit, pack }, _params, now) => {
  const { from } = permit.window;
  if (now < from) return unmet('window-not-open', { from });
  const until = validUntil(permit, pack);
  return now < until ? met : unmet('window-over', { until });
};

export const insideWindowRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['window-not-open', 'window-over'],
  nextChange: ({ permit, pack }, _params, now) => {
    if (now < permit.window.from) return permit.window.from;
    const until = validUntil(permit, pack);
    return now < until ? until : undefined;
  },
};
