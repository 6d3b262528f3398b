/** A guardian who was counted into the space (cl. 6.8). */
import { guardianOutsideRule } from './guardian-outside.rule';
import { ask } from './test-support/circumstances';

it('is found inside', () => {
  const inside = (...people: string[]) => ({ permit: { inside: { people, tools: {} } } });
  expect(ask(guardianOutsideRule, inside('welder'), { role: 'guardian' })).toEqual([]);
  expect(ask(guardianOutsideRule, inside('welder', 'guardian'), { role: 'guardian' })).toEqual([
    'guardian-inside-space',
  ]);
});
