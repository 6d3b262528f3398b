/** Work goes on inside the permitted window and nowhere else: its first instant counts, its last doesn't (cl. 4.16, 5.1.5, 6.10). */
import { shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

const evaluate: Rule = ({ permit: { window } }, _params, now) => {
  if (now < window.from) return unmet('window-not-open', { from: window.from });
  return now < window.until ? met : unmet('window-over', { until: window.until });
};

export const insideWindowRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['window-not-open', 'window-over'],
  nextChange: ({ permit: { window } }, _params, now) => {
    if (now < window.from) return window.from;
    return now < window.until ? window.until : undefined;
  },
};
