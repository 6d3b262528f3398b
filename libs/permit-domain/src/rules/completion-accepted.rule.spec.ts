/** Acceptance before closing (cl. 4.15). */
import { completionAcceptedRule } from './completion-accepted.rule';
import { ask, now } from './test-support/circumstances';

it('is there or isn’t', () => {
  expect(ask(completionAcceptedRule, {}, {})).toEqual(['completion-not-accepted']);
  expect(ask(completionAcceptedRule, { permit: { acceptance: { by: 'shift', at: now } } }, {})).toEqual([]);
});
