/** Isolation: kinds that count, points that are missing, lifted, unverified or untagged (cl. 4.2, 5.2.2, 6.1). */
import { energyIsolatedRule } from './energy-isolated.rule';
import { ask, now } from './test-support/circumstances';

const params = { energies: ['process'], allowed: ['blind', 'removed-section'], min: 1, verified: true };
const point = { point: 'V-1', energy: 'process', kind: 'blind', state: 'verified', by: 'x', at: now } as const;
type Point = (typeof point)[] | object[];
const isolated = (isolations: Point, more: object = {}, form: object = {}) =>
  ask(energyIsolatedRule, { permit: { isolations: isolations as never, form: form as never } }, { ...params, ...more });

it('counts verified points of the energies asked for', () => {
  expect(isolated([])).toEqual(['isolation-missing']);
  expect(isolated([{ ...point, energy: 'electrical' }])).toEqual(['isolation-missing']);
  expect(isolated([point])).toEqual([]);
  expect(isolated([point], { min: 2 })).toEqual(['isolation-missing']);
});

it.each(['water-seal', 'closed-valve', 'lock'])('never counts a %s', (kind) => {
  expect(isolated([{ ...point, kind }])).toEqual(['isolation-kind-not-allowed']);
});

it('takes a point’s last record', () => {
  expect(isolated([{ ...point, state: 'applied' }])).toEqual(['isolation-not-verified']);
  expect(isolated([{ ...point, state: 'applied' }, point])).toEqual([]);
  expect(isolated([point, { ...point, point: 'V-2', state: 'removed' }])).toEqual(['isolation-removed']);
  expect(isolated([{ ...point, state: 'applied' }], { verified: false })).toEqual([]);
});

it('wants every point that the form names, and a tag where asked', () => {
  const named = { pointsField: 'points' };
  expect(isolated([point], named, { points: ['V-1'] })).toEqual([]);
  expect(isolated([point], named, { points: ['V-1', 'V-2'] })).toEqual(['isolation-point-open']);
  expect(isolated([point], { tagged: true })).toEqual(['isolation-not-tagged']);
  expect(isolated([{ ...point, tag: 'T-9' }], { tagged: true })).toEqual([]);
});
