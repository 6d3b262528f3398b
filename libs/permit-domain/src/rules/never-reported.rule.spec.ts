/** A change that ends the ticket can't be taken back by clearing it (cl. 4.17). */
import { neverReportedRule } from './never-reported.rule';
import { ask, at } from './test-support/circumstances';

const params = { hazards: ['conditions-changed'] };
const answer = (permit: object) => ask(neverReportedRule, { permit, moment: 'resume' }, params);

it('holds once it was reported, whether or not it was cleared', () => {
  expect(answer({ hazardsSeen: { 'conditions-changed': { reportedAt: at(-5) } } })).toEqual(['conditions-changed']);
  const cleared = { hazardsSeen: { 'conditions-changed': { reportedAt: at(-5), clearedAt: at(-1) } } };
  expect(answer(cleared)).toEqual(['conditions-changed']);
});

it('asks nothing of what else was reported', () => {
  expect(answer({ hazardsSeen: { rain: { reportedAt: at(-5) } } })).toEqual([]);
  expect(answer({})).toEqual([]);
});
