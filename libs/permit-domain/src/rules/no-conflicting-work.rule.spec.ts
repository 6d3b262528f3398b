/** Works next door: by activity, type, distance, bund and space (cl. 5.2.8, 5.2.9, 6.7). */
import type { JsonSchema } from '../pack/json-shape';
import { shapeErrors } from '../pack/json-shape';
import type { Moment } from '../pack/pack';
import { neighbourReachM } from './beside';
import { noConflictingWorkRule } from './no-conflicting-work.rule';
import { ask, at } from './test-support/circumstances';

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

it('on the same line, and where one work lies above another', () => {
  const line = { types: ['confined-space'], sameLine: true };
  expect(beside({ sameLine: true, distanceM: 300 }, line)).toEqual(['conflicting-work']);
  expect(beside({ sameLine: false }, line)).toEqual([]);
  const above = { types: ['confined-space'], withinM: 10, aboveOrBelowM: 2 };
  expect(beside({ heightM: -2 }, above)).toEqual(['conflicting-work']);
  expect(beside({ heightM: 1.9 }, above)).toEqual([]);
  expect(beside({ heightM: undefined }, above)).toEqual(['conflicting-work']);
  expect(beside({ heightM: 5, distanceM: 11 }, above)).toEqual([]);
});

it('within the zone that the form gives; everywhere, where it gives none', () => {
  const zone = { types: ['confined-space'], withinField: 'zone' };
  const inZone = (radius: unknown, distanceM: number) =>
    ask(
      noConflictingWorkRule,
      { permit: { form: { zone: radius } }, facts: { neighbours: [{ ...other, distanceM }] } },
      zone,
    );
  expect([inZone(10, 10), inZone(10, 10.1)]).toEqual([['conflicting-work'], []]);
  expect(inZone(undefined, 5000)).toEqual(['conflicting-work']);
});

it('leaves out the other tickets of the job where the rule says so', () => {
  const beside = (exceptLinked: boolean) =>
    ask(
      noConflictingWorkRule,
      { permit: { linked: [{ number: 'SX-1' }] }, facts: { neighbours: [other] } },
      { ...painting, exceptLinked },
    );
  expect([beside(true), beside(false)]).toEqual([[], ['conflicting-work']]);
});

it('opens no gate where nobody said what stands near by, and stops no work for that alone', () => {
  const asked = (moment: Moment) => ask(noConflictingWorkRule, { facts: {}, moment }, painting);
  expect([asked('approval'), asked('start'), asked('resume')]).toEqual([
    ['neighbours-unknown'],
    ['neighbours-unknown'],
    ['neighbours-unknown'],
  ]);
  expect(asked('watch')).toEqual([]);
});

it('leaves out what stands at another time, and looks no farther than the facts do', () => {
  const window = { from: at(480), until: at(600) };
  expect(beside({ window }, painting)).toEqual([]);
  expect(beside({ window: { ...window, from: at(479) } }, painting)).toEqual(['conflicting-work']);
  const shape = noConflictingWorkRule.params as JsonSchema;
  expect(shapeErrors(shape, { ...painting, withinM: neighbourReachM })).toEqual([]);
  expect(shapeErrors(shape, { ...painting, withinM: neighbourReachM + 1 })).toHaveLength(1);
});
