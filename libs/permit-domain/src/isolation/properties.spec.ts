/** Random lives of an isolation: whatever is asked, by whomever, energy never comes back to where somebody depends on its absence. */
import * as fc from 'fast-check';
import { isAtWork, isOccupied, stands } from './facts';
import type { DependentPermit } from './facts';
import { evolveIsolation } from './evolve';
import type { IsolationBodies, IsolationCommandName } from './commands';
import { isInForce, stateOf } from './isolation';
import type { Isolation } from './isolation';
import { Register, cleared, permitIn, plan } from './test-support/register';

const people = ['ivy', 'ian', 'sam', 'uma', 'shi', 'wes', 'gil', 'stranger'];
const point = fc.constantFrom('B-1', 'Q-7');
const points = fc.uniqueArray(point, { minLength: 1, maxLength: 2 });
const lock = fc.constantFrom('L-1', 'L-2', 'P-1', 'P-2');
const statement = fc.constantFrom(cleared, cleared, cleared, { ...cleared, peopleClear: false });
const sure = fc.constantFrom(
  { confirmed: true, how: 'called' },
  { confirmed: true, how: 'called' },
  { confirmed: false, how: '' },
);
const nothing = fc.constant({});
const permit = fc.constantFrom('DH-1', 'DH-2');

const bodies: { readonly [N in IsolationCommandName]: fc.Arbitrary<IsolationBodies[N]> } = {
  plan: fc.constant(plan),
  revise: fc.constant(plan),
  apply: fc.record({
    points: points.chain((names) =>
      fc.tuple(...names.map((name) => fc.record({ point: fc.constant(name), tag: fc.constant('T'), lock }))),
    ),
  }),
  verify: points.map((names) => ({ points: names.map((name) => ({ point: name, method: 'tried' })) })),
  closeBox: nothing,
  openBox: nothing,
  lockOn: fc.record({ lock, permit }),
  lockOff: fc.record({ lock }),
  releaseForTest: fc.tuple(points, statement).map(([names, said]) => ({ points: names, reason: 'test', ...said })),
  remove: fc.tuple(points, statement).map(([names, said]) => ({ points: names, ...said })),
  removeAnothersLock: fc
    .tuple(fc.uniqueArray(lock, { minLength: 1, maxLength: 2 }), statement, sure)
    .map(([locks, said, one]) => ({
      locks,
      ...said,
      ownerNotAtPlant: one,
      contactTried: { confirmed: true, how: 'called' },
      toldBeforeReturn: { confirmed: true, how: 'note at the gate' },
    })),
  reportBroken: points.map((names) => ({ points: names, finding: 'open' })),
  linkPermit: fc.record({ permit }),
  unlinkPermit: fc.record({ permit }),
};
const phase = fc.constantFrom('submitted', 'approved', 'active', 'suspended', 'handedBack', 'archived', 'revoked');
const permits: fc.Arbitrary<readonly DependentPermit[]> = fc
  .tuple(phase, phase, fc.integer({ min: 0, max: 1 }))
  .map(([first, second, inside]) => [
    permitIn(first, { inside: { people: inside, tools: 0 } }),
    permitIn(second, { number: 'DH-2', people: ['gil'] }),
  ]);
const names = Object.keys(bodies) as IsolationCommandName[];
/** Some acts more often than their share, so that lives get somewhere. */
const often: readonly IsolationCommandName[] = [
  'apply',
  'verify',
  'closeBox',
  'openBox',
  'remove',
  'removeAnothersLock',
];
const step = fc.constantFrom(...names, ...often).chain((name) =>
  fc.record({
    name: fc.constant(name),
    by:
      name === 'removeAnothersLock'
        ? fc.constantFrom('sam', 'uma', 'ivy')
        : fc.oneof({ weight: 3, arbitrary: fc.constantFrom('ivy', 'ian') }, fc.constantFrom(...people)),
    body: bodies[name] as fc.Arbitrary<IsolationBodies[IsolationCommandName]>,
    permits: fc.option(permits, { freq: 4, nil: undefined }),
  }),
);
const begin = fc.constantFrom('planned', 'applied', 'inForce' as const);

type Seen = (before: Isolation, after: Isolation, register: Register, name: IsolationCommandName, by: string) => void;
const live = (seen: Seen): void =>
  fc.assert(
    fc.property(begin, fc.array(step, { minLength: 1, maxLength: 30 }), (start, steps) => {
      const register = Register[start as 'planned']();
      for (const { name, by, body, permits: world } of steps) {
        if (world) register.dependents = world;
        const before = register.state;
        const decision = register.ask(by, name, body);
        expect(register.ask(by, name, body)).toEqual(decision);
        if (!decision.accepted) {
          expect(
            decision.refusal.reasons.length + Number(decision.refusal.code === 'isolation-unknown'),
          ).toBeGreaterThan(0);
          continue;
        }
        register.does(by, name, body);
        seen(before, register.state, register, name, by);
      }
      const folded = register.events.reduce<Isolation | undefined>(evolveIsolation, undefined);
      expect({ ...folded, sequence: 0 }).toEqual({ ...register.state, sequence: 0 });
    }),
    { numRuns: 700, seed: 20261124 },
  );
const linked = ({ dependents }: Isolation, register: Register): readonly DependentPermit[] =>
  (register.dependents ?? []).filter(({ number }) => dependents.includes(number));
const off = ({ points: at }: Isolation): number => at.filter(({ state }) => state === 'removed').length;

it('nothing is taken off while a permit stands on it or anybody is inside', () => {
  let taken = 0;
  live((before, after, register) => {
    if (off(after) <= off(before)) return;
    taken += 1;
    expect(linked(before, register).filter((one) => stands(one) || isOccupied(one))).toEqual([]);
  });
  expect(taken).toBeGreaterThan(50);
});

it('nothing in force stops being so by anybody’s will while somebody works behind it', () => {
  let stopped = 0;
  live((before, after, register, name) => {
    if (!isInForce(before) || isInForce(after) || name === 'reportBroken') return;
    stopped += 1;
    expect(linked(before, register).filter((one) => isAtWork(one) || isOccupied(one))).toEqual([]);
  });
  expect(stopped).toBeGreaterThan(20);
});

it('no box opens with a lock on it, and no lock is on an open box', () => {
  live((_, { box }) => expect([box?.closed, box?.closed ? 0 : box?.locks.length]).toEqual([box?.closed, 0]));
});

it('a lock comes off by its owner, or by another with the duty and the procedure', () => {
  const locks = ({ points: at, box }: Isolation): string[] => [
    ...at.flatMap(({ lock: one }) => (one ? [`${one.lock} ${one.owner}`] : [])),
    ...(box?.locks ?? []).map(({ lock: one, person }) => `${one} ${person}`),
  ];
  let cut = 0;
  live((before, after, _register, name, by) => {
    for (const gone of locks(before).filter((one) => !locks(after).includes(one))) {
      const mine = gone.endsWith(` ${by}`);
      expect([gone, by, mine || name === 'removeAnothersLock']).toEqual([gone, by, true]);
      if (mine) continue;
      cut += 1;
      expect(['sam', 'uma']).toContain(by);
    }
  });
  expect(cut).toBeGreaterThan(5);
});

it('what is removed stays removed, and the state is what the points come to', () => {
  live((before, after) => {
    expect(after.state).toBe(stateOf(after.points));
    if (before.state === 'removed') expect(after.points).toEqual(before.points);
  });
});
