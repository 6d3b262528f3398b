/** Every refusal of the register says of what, at which field, by which paragraph and who can mend it, and what stays when it is heeded. */
import type { RefusalParams } from '../refusal';
import { decideIsolation } from './decide';
import { evolveIsolation, evolveIsolationAll } from './evolve';
import type { IsolationCommand } from './commands';
import { Register, at, cleared, permitIn, plan } from './test-support/register';

const osha = (paragraph: string) => ({ clause: `29 CFR 1910.147${paragraph}`, certainty: 'V' });
const miss = (code: string, params: RefusalParams, more: object = {}) => ({ code, params, ...more });
const all = ['B-1', 'Q-7'];
const boxless = (): Register => {
  const { box: _box, ...lines } = plan;
  return Register.planned(lines as typeof plan);
};

describe('a command', () => {
  const command = { name: 'closeBox', key: 'k', by: { person: 'ivy' }, body: {} } as IsolationCommand;
  const facts = { actor: { person: 'ivy', duties: ['isolating-authority'] }, dependents: [] };
  const { state } = Register.applied();
  const ask = (more: object, of: typeof state | undefined = state, told: object = facts) =>
    decideIsolation(of, { ...command, ...more } as IsolationCommand, told, at);

  it('wasn’t done later than now', () => {
    expect(ask({ doneAt: at }).accepted).toBe(true);
    expect(ask({ doneAt: '2026-11-25T00:59:00.000Z' }).accepted).toBe(true);
    const doneAt = '2026-11-25T01:00:00.001Z';
    expect(ask({ doneAt })).toEqual({
      accepted: false,
      refusal: { code: 'fields-invalid', reasons: [miss('done-in-future', { doneAt }, { field: '/doneAt' })] },
    });
  });
  it('is about an isolation that there is, and a plan about one that there isn’t', () => {
    const unknown = { accepted: false, refusal: { code: 'isolation-unknown', reasons: [] } };
    expect(decideIsolation(undefined, command, facts, at)).toEqual(unknown);
    const planning = { name: 'plan', body: plan };
    const numbered = { ...facts, isolation: { tenant: 'acme', number: 'GL-1' } };
    expect(ask(planning, state, numbered)).toEqual(unknown);
    expect(decideIsolation(undefined, { ...command, ...planning } as IsolationCommand, facts, at)).toEqual(unknown);
    expect(decideIsolation(undefined, { ...command, ...planning } as IsolationCommand, numbered, at).accepted).toBe(
      true,
    );
  });
  it('is for whoever holds a duty there now, and says who may', () => {
    const refusal = {
      code: 'not-entitled',
      reasons: [
        miss('not-yours-to-do', {
          act: 'closeBox',
          may: ['isolating-authority', 'shift-leader', 'production-department'],
        }),
      ],
    };
    expect(ask({}, state, {})).toEqual({ accepted: false, refusal });
    // Duties that were looked up for somebody else are nobody's.
    expect(ask({}, state, { actor: { person: 'ian', duties: ['isolating-authority'] } })).toEqual({
      accepted: false,
      refusal,
    });
  });
  it('of people on one of its permits is theirs; the permit that it names counts too', () => {
    const broken = { name: 'reportBroken', by: { person: 'wes' }, body: { points: ['B-1'], finding: 'loose' } };
    const of = (...dependents: ReturnType<typeof permitIn>[]) => ask(broken, state, { dependents });
    expect(of(permitIn('active', { people: ['zoe'] })).accepted).toBe(false);
    expect(of(permitIn('active', { people: ['zoe'] }), permitIn('active', { number: 'DH-2' })).accepted).toBe(true);
    expect(ask(broken, state, { permit: permitIn('active') }).accepted).toBe(true);
    expect(ask(broken, state, {}).accepted).toBe(false);
  });
  it('comes too late once everything is off', () => {
    const register = boxless();
    register.does('ivy', 'remove', { points: all, ...cleared });
    expect(register.ask('ivy', 'apply', { points: [] })).toEqual({
      accepted: false,
      refusal: { code: 'isolation-over', reasons: [miss('isolation-over', { number: 'GL-2026-000001' })] },
    });
  });
});

it('a plan says what is missing of it, each at its field', () => {
  const blind = {
    point: 'B-1',
    energy: 'process',
    kind: 'blind',
    drawing: ' ',
    size: 'DN80',
    position: 'inlet',
  } as const;
  const decision = new Register().ask('ivy', 'plan', { ...plan, points: [blind, blind] });
  const drawing = (index: number) => ({
    ...miss('field-required', { field: 'drawing' }, { field: `/points/${index}/drawing` }),
    clause: 'GB 30871 7.1',
    certainty: 'V',
  });
  expect(decision).toEqual({
    accepted: false,
    refusal: {
      code: 'fields-invalid',
      reasons: [drawing(0), miss('isolation-point-twice', { point: 'B-1' }, { field: '/points/1/point' }), drawing(1)],
    },
  });
  expect(new Register().reasons('ivy', 'plan', { ...plan, points: [] })).toEqual([
    miss('field-required', { field: 'points' }, { field: '/points' }),
  ]);
});

describe('points', () => {
  it('are planned anew before any is applied, and are planned then', () => {
    const register = Register.planned();
    register.does('ivy', 'revise', { ...plan, points: [plan.points[0]!] });
    expect(register.state).toMatchObject({ state: 'planned', points: [{ point: 'B-1', state: 'planned' }] });
    register.does('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    expect(register.ask('ivy', 'revise', plan)).toEqual({
      accepted: false,
      refusal: {
        code: 'conditions-not-met',
        reasons: [miss('isolation-point-state', { point: 'B-1', state: 'applied' })],
      },
    });
  });
  it('are named once, and are of this isolation and in a state to be acted on', () => {
    const register = Register.applied();
    expect(register.reasons('ivy', 'reportBroken', { points: ['B-1', 'B-1', 'X-9'], finding: 'loose' })).toEqual([
      miss('isolation-point-twice', { point: 'B-1' }, { field: '/points/1' }),
      miss('isolation-point-unknown', { point: 'X-9' }, { field: '/points/2' }),
    ]);
    expect(register.reasons('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T' }] })).toEqual([
      miss('isolation-point-state', { point: 'B-1', state: 'applied' }, { field: '/points/0' }),
    ]);
  });
  it('that hang no longer, or never did, may be applied: released, broken, taken off, planned', () => {
    const again = { points: [{ point: 'B-1', tag: 'T-9' }] };
    const released = boxless();
    expect(released.refused('ivy', 'apply', again)).toEqual([]);
    released.does('ivy', 'apply', again);
    released.does('ivy', 'releaseForTest', { points: ['B-1'], reason: 'a test', ...cleared });
    expect(released.refused('ivy', 'apply', again)).toEqual([]);
    released.does('ivy', 'remove', { points: ['B-1'], ...cleared });
    expect(released.refused('ivy', 'apply', again)).toEqual([]);
    const broken = Register.applied();
    broken.does('ivy', 'reportBroken', { points: ['B-1'], finding: 'loose' });
    expect(broken.refused('ivy', 'apply', again)).toEqual([]);
    expect(broken.refused('ivy', 'remove', { points: ['B-1'], ...cleared })).toEqual([]);
  });
  it('are tried by another than who applied them', () => {
    const register = Register.applied();
    const points = [{ point: 'B-1', method: 'seen' }];
    expect(register.reasons('ivy', 'verify', { points })).toEqual([
      miss('isolation-verifier-applied', { point: 'B-1' }, { field: '/points/0' }),
    ]);
    // Nothing was applied there: it is the state that speaks against it.
    expect(Register.planned().reasons('ian', 'verify', { points })).toEqual([
      miss('isolation-point-state', { point: 'B-1', state: 'planned' }, { field: '/points/0' }),
    ]);
    expect(register.reasons('ian', 'verify', { points: [{ point: 'X-9', method: 'seen' }] })).toEqual([
      miss('isolation-point-unknown', { point: 'X-9' }, { field: '/points/0' }),
    ]);
  });
  it('keep each the way in which it was tried', () => {
    const register = Register.applied();
    register.does('ian', 'verify', {
      points: [
        { point: 'Q-7', method: 'voltage tested' },
        { point: 'B-1', method: 'vent open' },
      ],
    });
    expect(register.state.points.map(({ point, verified }) => [point, verified])).toEqual([
      ['B-1', { by: 'ian', at, method: 'vent open' }],
      ['Q-7', { by: 'ian', at, method: 'voltage tested' }],
    ]);
  });
  it('found broken may have been applied or verified, and nothing else', () => {
    const report = { points: ['B-1'], finding: 'loose' };
    expect(Register.applied().reasons('ivy', 'reportBroken', report)).toEqual([]);
    expect(Register.inForce().reasons('ivy', 'reportBroken', report)).toEqual([]);
    expect(Register.planned().refused('ivy', 'reportBroken', report)).toEqual(['isolation-point-state']);
  });
});

describe('a lock', () => {
  const hang = (register: Register, ...points: { point: string; tag: string; lock?: string }[]) =>
    register.reasons('ivy', 'apply', { points });
  it('is where a lock isolates', () =>
    expect(hang(Register.planned(), { point: 'Q-7', tag: 'T' })).toEqual([
      { ...miss('isolation-lock-missing', { point: 'Q-7' }, { field: '/points/0/lock' }), ...osha('(d)(4)') },
    ]));
  it('is in one place at a time: on another point, in the same act, on the box', () => {
    const inUse = (lock: string, index: number) => [
      miss('isolation-lock-in-use', { lock }, { field: `/points/${index}/lock` }),
    ];
    const register = Register.planned();
    register.does('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T', lock: 'L-1' }] });
    expect(hang(register, { point: 'B-1', tag: 'T', lock: 'L-1' })).toEqual(inUse('L-1', 0));
    expect(hang(register, { point: 'B-1', tag: 'T', lock: 'L-2' })).toEqual([]);
    expect(
      hang(Register.planned(), { point: 'B-1', tag: 'T', lock: 'L-1' }, { point: 'Q-7', tag: 'T', lock: 'L-1' }),
    ).toEqual(inUse('L-1', 1));
    const boxed = Register.inForce();
    boxed.does('wes', 'lockOn', { lock: 'L-9', permit: 'DH-1' });
    boxed.does('ivy', 'reportBroken', { points: ['B-1'], finding: 'loose' });
    expect(hang(boxed, { point: 'B-1', tag: 'T', lock: 'L-9' })).toEqual(inUse('L-9', 0));
    // Its own lock may go back to where it hung.
    expect(hang(boxed, { point: 'B-1', tag: 'T', lock: 'L-8' })).toEqual([]);
  });
  it('may hang again where it hung: on the very point that is applied anew', () => {
    const register = Register.applied();
    register.does('ivy', 'reportBroken', { points: ['Q-7'], finding: 'cut' });
    expect(hang(register, { point: 'Q-7', tag: 'T', lock: 'L-1' })).toEqual([]);
    expect(register.reasons('ian', 'apply', { points: [{ point: 'Q-7', tag: 'T', lock: 'L-1' }] })).toEqual([
      {
        ...miss('isolation-lock-not-yours', { point: 'Q-7', lock: 'L-1', owner: 'ivy' }, { field: '/points/0' }),
        ...osha('(e)(3)'),
      },
    ]);
  });
  it('of a point that was hung without one is none', () => {
    const register = boxless();
    register.does('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    expect(hang(register, { point: 'Q-7', tag: 'T', lock: 'L-1' })).toEqual([]);
  });
});

describe('the box', () => {
  it('is closed once, over points that all hang', () => {
    const half = Register.planned();
    half.does('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    expect(half.reasons('ivy', 'closeBox', {})).toEqual([
      miss('isolation-point-state', { point: 'Q-7', state: 'planned' }),
    ]);
    expect(Register.applied().reasons('ivy', 'closeBox', {})).toEqual([]);
    expect(Register.inForce().reasons('ivy', 'closeBox', {})).toEqual([miss('isolation-box-closed', { box: 'box-4' })]);
  });
  it('isn’t opened when it is open', () =>
    expect(Register.applied().reasons('ivy', 'openBox', {})).toEqual([miss('isolation-box-open', { box: 'box-4' })]));
  it('isn’t there for an isolation without one', () => {
    const none = [miss('isolation-no-box', {})];
    const register = boxless();
    expect(register.reasons('ivy', 'closeBox', {})).toEqual(none);
    expect(register.reasons('ivy', 'openBox', {})).toEqual(none);
    expect(register.reasons('ivy', 'lockOn', { lock: 'L-9' })).toEqual(none);
    expect(register.reasons('ivy', 'lockOff', { lock: 'L-9' })).toEqual([
      miss('isolation-lock-unknown', { lock: 'L-9' }, { field: '/lock' }),
    ]);
    // And is in nobody's way.
    expect(register.reasons('ivy', 'remove', { points: all, ...cleared })).toEqual([]);
  });
  it('takes a lock once it is closed, one of each person for a permit, no lock twice', () => {
    const open = Register.applied();
    expect(open.reasons('ivy', 'lockOn', { lock: 'L-9' })).toEqual([miss('isolation-box-open', { box: 'box-4' })]);
    const register = Register.inForce();
    register.does('wes', 'lockOn', { lock: 'L-9', permit: 'DH-1' });
    expect(register.reasons('wes', 'lockOn', { lock: 'L-8', permit: 'DH-1' })).toEqual([
      miss('isolation-lock-on-already', { box: 'box-4' }, { field: '/lock' }),
    ]);
    for (const lock of ['L-9', 'L-1'])
      expect(register.reasons('gil', 'lockOn', { lock, permit: 'DH-1' })).toEqual([
        miss('isolation-lock-in-use', { lock }, { field: '/lock' }),
      ]);
    expect(register.reasons('gil', 'lockOn', { lock: 'L-7', permit: 'DH-1' })).toEqual([]);
    // Under another permit the same person has another lock on.
    register.dependents = [permitIn('issued'), permitIn('issued', { number: 'DH-2' })];
    register.does('wes', 'linkPermit', { permit: 'DH-2' });
    expect(register.reasons('wes', 'lockOn', { lock: 'L-8', permit: 'DH-2' })).toEqual([]);
  });
  it('takes locks for permits that stand on it, or for none', () => {
    const register = Register.inForce();
    expect(register.reasons('ivy', 'lockOn', { lock: 'L-9' })).toEqual([]);
    const notLinked = (number: string) => [miss('isolation-permit-not-linked', { number }, { field: '/permit' })];
    expect(register.reasons('ivy', 'lockOn', { lock: 'L-9', permit: 'DH-9' })).toEqual(notLinked('DH-9'));
    register.dependents = [permitIn('closed')];
    expect(register.reasons('ivy', 'lockOn', { lock: 'L-9', permit: 'DH-1' })).toEqual(notLinked('DH-1'));
    register.dependents = undefined;
    expect(register.reasons('ivy', 'lockOn', { lock: 'L-9', permit: 'DH-1' })).toEqual(notLinked('DH-1'));
  });
  it('gives a lock back to who put it on, the one that they name', () => {
    const register = Register.inForce();
    register.does('wes', 'lockOn', { lock: 'L-9', permit: 'DH-1' });
    register.does('gil', 'lockOn', { lock: 'L-8', permit: 'DH-1' });
    expect(register.reasons('wes', 'lockOff', { lock: 'L-8' })).toEqual([
      {
        ...miss('isolation-lock-not-yours', { point: 'box-4', lock: 'L-8', owner: 'gil' }, { field: '/lock' }),
        ...osha('(f)(3)(ii)(D)'),
      },
    ]);
    expect(register.reasons('wes', 'lockOff', { lock: 'L-7' })).toEqual([
      miss('isolation-lock-unknown', { lock: 'L-7' }, { field: '/lock' }),
    ]);
    register.does('gil', 'lockOff', { lock: 'L-8' });
    expect(register.state.box?.locks.map(({ lock }) => lock)).toEqual(['L-9']);
    expect(register.reasons('ivy', 'openBox', {})).toContainEqual({
      ...miss('isolation-box-locked', { box: 'box-4', locks: ['L-9'], people: ['wes'] }),
      ...osha('(f)(3)(ii)(D)'),
    });
  });
});

describe('what stands behind it', () => {
  const opened = (): Register => {
    const register = Register.inForce('suspended');
    register.does('ivy', 'openBox', {});
    return register;
  };
  const inside = { people: 2, tools: 3 };
  const occupied = {
    ...miss('isolation-people-inside', { number: 'DH-1', people: 2, tools: 3 }, { mendBy: 'guardian' }),
    ...osha('(e)(2)(i)'),
  };
  it('is named before it is taken off, and who can end it', () => {
    const register = opened();
    register.dependents = [permitIn('suspended', { inside })];
    expect(register.reasons('ivy', 'remove', { points: all, ...cleared })).toEqual([
      {
        ...miss('isolation-permit-stands', { number: 'DH-1', phase: 'suspended' }, { mendBy: 'person-in-charge' }),
        clause: 'HSG250',
        certainty: 'C',
      },
      occupied,
    ]);
  });
  it('is named before a test', () => {
    const register = opened();
    register.dependents = [permitIn('active', { inside })];
    const test = { points: ['B-1'], reason: 'a test run', ...cleared };
    expect(register.reasons('ivy', 'releaseForTest', test)).toEqual([
      {
        ...miss('isolation-permit-at-work', { number: 'DH-1', phase: 'active' }, { mendBy: 'person-in-charge' }),
        ...osha('(f)(1)'),
      },
      occupied,
    ]);
  });
  it('is each permit by its own record; one that nobody looked at is named', () => {
    const register = opened();
    register.dependents = [permitIn('suspended'), permitIn('approved', { number: 'DH-2' })];
    register.does('wes', 'linkPermit', { permit: 'DH-2' });
    register.dependents = [permitIn('closed'), permitIn('approved', { number: 'DH-2' })];
    expect(register.reasons('ivy', 'remove', { points: all, ...cleared }).map(({ params }) => params)).toEqual([
      { number: 'DH-2', phase: 'approved' },
    ]);
    register.dependents = [permitIn('closed')];
    expect(register.reasons('ivy', 'remove', { points: all, ...cleared })).toEqual([
      miss('isolation-dependent-unknown', { number: 'DH-2' }),
    ]);
  });
  it('is said to be clear, each by itself', () => {
    const register = opened();
    register.dependents = [permitIn('closed')];
    expect(register.reasons('ivy', 'remove', { points: all, ...cleared, peopleClear: false })).toEqual([
      { ...miss('isolation-not-cleared', { what: 'peopleClear' }, { field: '/peopleClear' }), ...osha('(e)(2)(i)') },
    ]);
  });
  it('keeps its keys: the box is open before anything comes off', () => {
    const register = Register.inForce();
    register.dependents = [permitIn('closed')];
    expect(register.reasons('ivy', 'remove', { points: all, ...cleared })).toEqual([
      miss('isolation-box-closed', { box: 'box-4' }),
    ]);
  });
  it.each(['planned', 'released'] as const)('is nothing where a point was only %s, and that comes off too', (state) => {
    const register = boxless();
    if (state === 'released') {
      register.does('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
      register.does('ivy', 'releaseForTest', { points: ['B-1'], reason: 'a test', ...cleared });
    }
    expect(register.state.points[0]?.state).toBe(state);
    register.does('ivy', 'remove', { points: ['B-1'], ...cleared });
    expect(register.state.points[0]?.state).toBe('removed');
    expect(register.state.removedAt).toBeUndefined();
    register.does('ivy', 'remove', { points: ['Q-7'], ...cleared });
    expect(register.state.removedAt).toBe(at);
  });
});

describe('another’s lock', () => {
  const how = { confirmed: true, how: 'by phone, 08:10' };
  const exception = { ownerNotAtPlant: how, contactTried: how, toldBeforeReturn: how };
  const cut = (register: Register, locks: readonly string[], more: object = {}) =>
    register.reasons('sam', 'removeAnothersLock', { locks, ...exception, ...cleared, ...more });
  const opened = (): Register => {
    const register = Register.inForce('suspended');
    register.does('ivy', 'openBox', {});
    register.dependents = [permitIn('closed')];
    return register;
  };
  it('is one that hangs there, and isn’t one’s own', () => {
    const register = opened();
    expect(cut(register, ['L-1'])).toEqual([]);
    expect(cut(register, ['L-1', 'L-7'])).toEqual([
      miss('isolation-lock-unknown', { lock: 'L-7' }, { field: '/locks/1' }),
    ]);
    register.dependents = [permitIn('issued', { people: ['sam'] })];
    register.does('ivy', 'closeBox', {});
    register.does('sam', 'lockOn', { lock: 'L-6', permit: 'DH-1' });
    register.dependents = [permitIn('closed')];
    expect(cut(register, ['L-6'])).toEqual([miss('isolation-lock-own', { lock: 'L-6' }, { field: '/locks/0' })]);
  });
  it.each([
    ['ownerNotAtPlant', '(e)(3)(i)'],
    ['contactTried', '(e)(3)(ii)'],
    ['toldBeforeReturn', '(e)(3)(iii)'],
  ])('needs %s confirmed, with how', (what, paragraph) => {
    const unconfirmed = [
      { ...miss('isolation-exception-unconfirmed', { what }, { field: `/${what}` }), ...osha(paragraph) },
    ];
    expect(cut(opened(), ['L-1'], { [what]: { confirmed: false, how: 'not yet' } })).toEqual(unconfirmed);
    expect(cut(opened(), ['L-1'], { [what]: { confirmed: true, how: ' ' } })).toEqual(unconfirmed);
  });
  it('is kept with its owner’s name, and one lock cut leaves the others', () => {
    const register = Register.inForce('issued');
    for (const [person, lock] of [
      ['wes', 'L-9'],
      ['gil', 'L-8'],
    ] as const)
      register.does(person, 'lockOn', { lock, permit: 'DH-1' });
    register.dependents = [permitIn('closed')];
    // A point's key is in the box that others have locked.
    expect(cut(register, ['L-1', 'L-9']).map(({ code }) => code)).toEqual(['isolation-box-locked']);
    register.does('sam', 'removeAnothersLock', { locks: ['L-9'], ...exception, ...cleared });
    expect(register.events.at(-1)?.body).toMatchObject({ owners: ['wes'] });
    expect(register.state.box?.locks.map(({ lock }) => lock)).toEqual(['L-8']);
    expect(register.state.points.map(({ state }) => state)).toEqual(['verified', 'verified']);
    // With every lock on the box cut in the same act, the point's own may go.
    expect(cut(register, ['L-1', 'L-8'])).toEqual([]);
    register.does('sam', 'removeAnothersLock', { locks: ['L-1', 'L-8'], ...exception, ...cleared });
    expect(register.state.points.map(({ state }) => state)).toEqual(['verified', 'removed']);
    expect(register.events.at(-1)?.body).toMatchObject({ owners: ['ivy', 'gil'] });
  });
});

describe('a permit', () => {
  const link = (register: Register, permit: string) => register.reasons('ivy', 'linkPermit', { permit });
  it('is linked once, at its own site, while it stands', () => {
    const register = Register.inForce();
    expect(link(register, 'DH-9')).toEqual([miss('permit-unknown', { number: 'DH-9' }, { field: '/permit' })]);
    expect(link(register, 'DH-1')).toEqual([miss('isolation-permit-linked', { number: 'DH-1' }, { field: '/permit' })]);
    register.dependents = [permitIn('issued', { number: 'DH-2', site: 'south' })];
    expect(link(register, 'DH-2')).toEqual([
      miss('isolation-other-site', { number: 'DH-2', site: 'south' }, { field: '/permit' }),
    ]);
    register.dependents = [permitIn('closed', { number: 'DH-2' })];
    expect(link(register, 'DH-2')).toEqual([
      miss('isolation-permit-over', { number: 'DH-2', phase: 'closed' }, { field: '/permit' }),
    ]);
  });
  it('of another number than the command’s is not the one', () => {
    const { state } = Register.applied();
    const command = {
      name: 'linkPermit',
      key: 'k',
      by: { person: 'ivy' },
      body: { permit: 'DH-2' },
    } as IsolationCommand;
    const facts = { actor: { person: 'ivy', duties: ['isolating-authority'] }, permit: permitIn('issued') };
    expect(decideIsolation(state, command, facts, at)).toMatchObject({
      accepted: false,
      refusal: { reasons: [{ code: 'permit-unknown' }] },
    });
  });
  it.each(['submitted', 'inApproval', 'closed', 'revoked'])('is taken off the list while it is %s', (phase) => {
    const register = Register.inForce();
    register.dependents = [permitIn('issued'), permitIn('issued', { number: 'DH-2' })];
    register.does('wes', 'linkPermit', { permit: 'DH-2' });
    register.dependents = [permitIn(phase), permitIn('issued', { number: 'DH-2' })];
    register.does('ivy', 'unlinkPermit', { permit: 'DH-1' });
    expect(register.state.dependents).toEqual(['DH-2']);
    expect(register.reasons('ivy', 'unlinkPermit', { permit: 'DH-1' })).toEqual([
      miss('isolation-permit-not-linked', { number: 'DH-1' }, { field: '/permit' }),
    ]);
  });
  it('isn’t, while somebody counts on it or is inside', () => {
    const register = Register.inForce();
    const unlink = (...dependents: ReturnType<typeof permitIn>[]) => {
      register.dependents = dependents;
      return register.reasons('ivy', 'unlinkPermit', { permit: 'DH-1' });
    };
    const stands = (phase: string) => [
      miss('isolation-permit-stands', { number: 'DH-1', phase }, { field: '/permit' }),
    ];
    expect(unlink(permitIn('approved'))).toEqual(stands('approved'));
    expect(unlink(permitIn('revoked', { inside: { people: 1, tools: 0 } }))).toEqual(stands('revoked'));
    expect(unlink(permitIn('closed', { number: 'DH-2' }), permitIn('approved'))).toEqual(stands('approved'));
    expect(unlink(permitIn('closed', { number: 'DH-2' }))).toEqual([
      miss('isolation-dependent-unknown', { number: 'DH-1' }, { field: '/permit' }),
    ]);
    register.dependents = undefined;
    expect(register.reasons('ivy', 'unlinkPermit', { permit: 'DH-1' }).map(({ code }) => code)).toEqual([
      'isolation-dependent-unknown',
    ]);
  });
});

it('nothing is folded before the plan, and nothing without an event', () => {
  const register = Register.planned();
  const closed = { name: 'boxClosed', at, by: { person: 'ivy' }, body: {} } as const;
  expect(() => evolveIsolation(undefined, closed)).toThrow('boxClosed before the plan');
  expect(() => evolveIsolationAll(undefined, [])).toThrow('no events');
  expect(evolveIsolationAll(register.state, []).sequence).toBe(2);
});
