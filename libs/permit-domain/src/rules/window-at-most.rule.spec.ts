/** A window against a limit of its own (cl. 12.3). */
import { ask, at } from './test-support/circumstances';
import { windowAtMostRule } from './window-at-most.rule';

const lasting = (minutes: number, ms = 0) =>
  ask(windowAtMostRule, { permit: { window: { from: at(0), until: at(minutes, ms) } } }, { maxMinutes: 120 });

it('counts to the millisecond', () => {
  expect(lasting(120)).toEqual([]);
  expect(lasting(120, 1)).toEqual(['window-over-limit']);
});
