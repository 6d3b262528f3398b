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

describe('with the register', () => {
  const registered = (state: string, more: object = {}) => ({ ...point, point: 'V-9', state, tag: 'T-9', ...more });
  const linked = (points: object[], own: object[] = [], more: object = {}) =>
    ask(
      energyIsolatedRule,
      {
        permit: { isolations: own as never, form: { points: ['V-9'] } },
        facts: { isolations: [{ number: 'GL-1', state: 'verified', inForce: true, points: points as never }] },
      },
      { ...params, pointsField: 'points', tagged: true, ...more },
    );

  it('counts its points beside those recorded on the permit', () => {
    expect(linked([registered('verified')])).toEqual([]);
    expect(linked([registered('verified')], [{ ...point, tag: 'T-1' }], { min: 2 })).toEqual([]);
    expect(linked([registered('verified', { energy: 'electrical' })])).toEqual(['isolation-missing']);
    expect(linked([registered('verified', { kind: 'closed-valve' })])).toEqual(['isolation-kind-not-allowed']);
  });

  it.each([
    ['planned', 'isolation-point-open'],
    ['released', 'isolation-released'],
    ['broken', 'isolation-broken'],
    ['removed', 'isolation-removed'],
  ])('does not count a point that is %s, whatever was recorded on the permit', (state, code) => {
    const own = { ...point, point: 'V-9', tag: 'T-9' };
    expect(linked([registered(state)], [own])).toEqual(['isolation-missing', code]);
    expect(linked([registered('applied')], [own])).toEqual(['isolation-not-verified']);
  });

  it('lets one sound certificate excuse no other of the same point', () => {
    expect(linked([registered('verified'), registered('released')])).toEqual(['isolation-released']);
  });
});
