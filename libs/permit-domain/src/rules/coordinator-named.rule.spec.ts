/** A coordinator, as soon as works overlap (cl. 4.7). */
import { coordinatorNamedRule } from './coordinator-named.rule';
import { ask } from './test-support/circumstances';

const near = { number: 'GC-1', type: 'height', phase: 'active', distanceM: 30, activities: [] };
const beside = (neighbour: object, permit: object = {}) =>
  ask(coordinatorNamedRule, { permit, facts: { neighbours: [{ ...near, ...neighbour }] } }, { withinM: 30 });

it('is needed by linked tickets and by works this near', () => {
  expect(ask(coordinatorNamedRule, { facts: { neighbours: [] } }, { withinM: 30 })).toEqual([]);
  expect(ask(coordinatorNamedRule, {}, { withinM: 30 })).toEqual(['neighbours-unknown']);
  expect(
    ask(coordinatorNamedRule, { permit: { linked: [{ number: 'SX-1' }] }, facts: { neighbours: [] } }, { withinM: 30 }),
  ).toEqual(['coordinator-missing']);
  expect(beside({})).toEqual(['coordinator-missing']);
  expect(beside({ distanceM: 30.1 })).toEqual([]);
  expect(beside({ distanceM: undefined })).toEqual(['coordinator-missing']);
  expect(beside({ distanceM: 300, sameBund: true })).toEqual(['coordinator-missing']);
});

it('is met once somebody is named, and by works that are over', () => {
  expect(beside({}, { coordinator: 'lead' })).toEqual([]);
  expect(beside({ phase: 'closed' })).toEqual([]);
  expect(beside({ phase: 'suspended' })).toEqual(['coordinator-missing']);
});
