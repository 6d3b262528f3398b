/** Works next door: by activity, type, distance, bund and space (cl. 5.2.8, 5.2.9, 6.7). */
import { noConflictingWorkRule } from './no-conflicting-work.rule';
import { ask } from './test-support/circumstances';

const other = { number: 'SX-1', type: 'confined-space', phase: 'active', distanceM: 10, activities: ['painting'] };
const beside = (change: object, params: object) =>
  ask(noConflictingWorkRule, { facts: { neighbours: [{ ...other, ...change }] } }, params);
const painting = { activities: ['painting'], withinM: 10 };

it('conflicts within the distance, and where it isn’t known', () => {
  expect(beside({}, painting)).toEqual(['conflicting-work']);
  expect(beside({ distanceM: 10.1 }, painting)).toEqual([]);
  expect(beside({ distanceM: undefined }, painting)).toEqual(['conflicting-work']);
  expect(beside({ activities: ['inspection'] }, painting)).toEqual([]);
});

it('conflicts in the same bund or space, and by type', () => {
  const draining = { activities: ['draining'], sameBund: true };
  expect(beside({ activities: ['draining'], sameBund: true, distanceM: 300 }, draining)).toEqual(['conflicting-work']);
  expect(beside({ activities: ['draining'], sameBund: false, distanceM: 3 }, draining)).toEqual([]);
  expect(beside({ activities: [], sameSpace: true }, { types: ['confined-space'], sameSpace: true })).toEqual([
    'conflicting-work',
  ]);
  expect(beside({ activities: [], sameSpace: false }, { types: ['confined-space'], sameSpace: true })).toEqual([]);
});

it('counts suspended permits, not those that are over or not yet approved', () => {
  expect(beside({ phase: 'suspended' }, painting)).toEqual(['conflicting-work']);
  expect(beside({ phase: 'closed' }, painting)).toEqual([]);
  expect(beside({ phase: 'inApproval' }, painting)).toEqual([]);
});
