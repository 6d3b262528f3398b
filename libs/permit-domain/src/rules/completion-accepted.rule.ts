/** Nothing closes before the completed work was accepted (cl. 4.15). */
import { shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

const evaluate: Rule = ({ permit }) => (permit.acceptance ? met : unmet('completion-not-accepted'));

export const completionAcceptedRule: RegisteredRule = {
  evaluate,
  params: shape({}),
  codes: ['completion-not-accepted'],
};
