/** An isolation's life: planned, applied, verified by another, boxed, released for a test, taken off; and everything that must not be. */
import { isInForce } from './isolation';
import { Register, at, cleared, permitIn, plan } from './test-support/register';

const all = ['B-1', 'Q-7'];
const lockless = { ...plan, box: undefined };

describe('its life', () => {
  it('goes from the plan to the removal, and is in force only while verified with the keys put away', () => {
    const register = Register.planned();
    expect(register.state).toMatchObject({ number: 'GL-2026-000001', state: 'planned', sequence: 1, dependents: [] });
    register.does('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    expect(register.state.state).toBe('planned');
    register.does('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T-2', lock: 'L-1' }] });
    expect(register.state.state).toBe('applied');
    register.does('ian', 'verify', { points: all.map((point) => ({ point, method: 'tried' })) });
    expect([register.state.state, isInForce(register.state)]).toEqual(['verified', false]);
    register.does('shi', 'closeBox', {});
    expect(isInForce(register.state)).toBe(true);
    register.does('shi', 'openBox', {});
    register.does('ivy', 'remove', { points: ['Q-7'], ...cleared });
    expect(register.state.state).toBe('applied');
    register.does('ivy', 'remove', { points: ['B-1'], ...cleared });
    expect(register.state).toMatchObject({ state: 'removed', removedAt: at, sequence: 8 });
    expect(register.refused('ivy', 'apply', { points: [] })).toEqual(['isolation-over']);
  });

  it('may be planned anew until the first point is applied', () => {
    const register = Register.planned();
    register.does('ivy', 'revise', { ...lockless, points: [plan.points[0]!] });
    expect([register.state.points.length, register.state.box]).toEqual([1, undefined]);
    register.does('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    expect(register.refused('ivy', 'revise', lockless)).toEqual(['isolation-point-state']);
  });

  it('asks of a blind its number on the map, its size and its place, and names no point twice', () => {
    const blind = { point: 'B-1', energy: 'process', kind: 'blind' } as const;
    expect(new Register().reasons('ivy', 'plan', { ...plan, points: [blind, { ...plan.points[0]! }] })).toEqual([
      ...['drawing', 'size', 'position'].map((part) =>
        expect.objectContaining({ code: 'field-required', field: `/points/0/${part}`, clause: 'GB 30871 7.1' }),
      ),
      expect.objectContaining({ code: 'isolation-point-twice', field: '/points/1/point' }),
    ]);
    expect(new Register().refused('ivy', 'plan', { ...plan, points: [] })).toEqual(['field-required']);
  });

  it('is for those who may, each by their own act', () => {
    expect(new Register().refused('sam', 'plan', plan)).toEqual(['not-yours-to-do']);
    const register = Register.applied();
    const points = [{ point: 'B-1', method: 'seen' }];
    expect(register.refused('ivy', 'verify', { points })).toEqual(['isolation-verifier-applied']);
    expect(register.refused('ian', 'verify', { points })).toEqual([]);
    expect(register.refused('wes', 'verify', { points })).toEqual(['not-yours-to-do']);
  });

  it('wants a lock where a lock isolates, and uses no lock twice', () => {
    const register = Register.planned();
    expect(register.refused('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T' }] })).toEqual([
      'isolation-lock-missing',
    ]);
    const twice = all.map((point) => ({ point, tag: 'T', lock: 'L-1' }));
    expect(register.refused('ivy', 'apply', { points: twice })).toEqual(['isolation-lock-in-use']);
    register.does('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T', lock: 'L-1' }] });
    expect(register.refused('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T', lock: 'L-1' }] })).toEqual([
      'isolation-lock-in-use',
    ]);
    expect(register.refused('ivy', 'apply', { points: [{ point: 'X-9', tag: 'T' }] })).toEqual([
      'isolation-point-unknown',
    ]);
    // What hangs there is taken off before something else is hung there.
    expect(register.refused('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T', lock: 'L-2' }] })).toEqual([
      'isolation-point-state',
    ]);
  });
});

describe('taking it off', () => {
  const opened = (phase: string): Register => {
    const register = Register.inForce('suspended');
    register.does('ivy', 'openBox', {});
    register.dependents = [permitIn(phase)];
    return register;
  };

  it.each(['submitted', 'inApproval', 'approved', 'issued', 'active', 'suspended', 'fireWatch', 'a phase to come'])(
    'is refused while a permit is %s, and names it',
    (phase) => {
      expect(opened(phase).reasons('ivy', 'remove', { points: all, ...cleared })).toEqual([
        expect.objectContaining({ code: 'isolation-permit-stands', params: { number: 'DH-1', phase } }),
      ]);
    },
  );
  it.each(['handedBack', 'accepted', 'closed', 'archived', 'returned', 'expired', 'revoked'])(
    'goes once the permit is %s, but not while anybody or anything is counted inside',
    (phase) => {
      const register = opened(phase);
      expect(register.refused('ivy', 'remove', { points: all, ...cleared })).toEqual([]);
      for (const inside of [
        { people: 1, tools: 0 },
        { people: 0, tools: 1 },
      ]) {
        register.dependents = [permitIn(phase, { inside })];
        expect(register.refused('ivy', 'remove', { points: all, ...cleared })).toEqual(['isolation-people-inside']);
      }
    },
  );
  it('is refused when nobody looked at the permits', () => {
    const register = opened('archived');
    register.dependents = undefined;
    expect(register.refused('ivy', 'remove', { points: all, ...cleared })).toEqual(['isolation-dependent-unknown']);
  });
  it('needs the ground inspected, everybody clear and told', () => {
    const statement = { areaInspected: false, peopleClear: false, affectedTold: false };
    expect(opened('closed').reasons('ivy', 'remove', { points: all, ...statement })).toEqual(
      ['(e)(1)', '(e)(2)(i)', '(e)(2)(ii)'].map((paragraph) =>
        expect.objectContaining({ code: 'isolation-not-cleared', clause: `29 CFR 1910.147${paragraph}` }),
      ),
    );
  });
  it('is by who applied the lock; a lockless point by anyone who may', () => {
    const register = opened('closed');
    expect(register.reasons('ian', 'remove', { points: all, ...cleared })).toEqual([
      expect.objectContaining({
        code: 'isolation-lock-not-yours',
        field: '/points/1',
        clause: '29 CFR 1910.147(e)(3)',
      }),
    ]);
    expect(register.refused('ian', 'remove', { points: ['B-1'], ...cleared })).toEqual([]);
  });
});

describe('the lock box', () => {
  it('opens only when every personal lock is off, each by its owner', () => {
    const register = Register.inForce('suspended');
    register.does('wes', 'lockOn', { lock: 'P-1', permit: 'DH-1' });
    register.does('gil', 'lockOn', { lock: 'P-2', permit: 'DH-1' });
    expect(register.reasons('ivy', 'openBox', {})[0]).toMatchObject({
      code: 'isolation-box-locked',
      params: { locks: ['P-1', 'P-2'], people: ['wes', 'gil'] },
    });
    expect(register.refused('gil', 'lockOff', { lock: 'P-1' })).toEqual(['isolation-lock-not-yours']);
    expect(register.refused('ivy', 'lockOff', { lock: 'P-1' })).toEqual(['isolation-lock-not-yours']);
    register.does('wes', 'lockOff', { lock: 'P-1' });
    expect(register.refused('ivy', 'openBox', {})).toEqual(['isolation-box-locked']);
    // Whoever is no longer named on anything still takes off their own.
    register.dependents = [permitIn('suspended', { people: [] })];
    register.does('gil', 'lockOff', { lock: 'P-2' });
    expect(register.refused('ivy', 'openBox', {})).toEqual([]);
  });
  it('stays closed while anybody works behind it', () => {
    for (const phase of ['active', 'fireWatch'])
      expect(Register.inForce(phase).refused('ivy', 'openBox', {})).toEqual(['isolation-permit-at-work']);
    const inside = Register.inForce('suspended');
    inside.dependents = [permitIn('suspended', { inside: { people: 1, tools: 0 } })];
    expect(inside.refused('ivy', 'openBox', {})).toEqual(['isolation-people-inside']);
  });
  it('takes locks only when closed, of those who are named, under a permit that stands', () => {
    const register = Register.inForce();
    expect(register.refused('stranger', 'lockOn', { lock: 'P-1' })).toEqual(['not-yours-to-do']);
    expect(register.refused('wes', 'lockOn', { lock: 'L-1' })).toEqual(['isolation-lock-in-use']);
    expect(register.refused('wes', 'lockOn', { lock: 'P-1', permit: 'DH-9' })).toEqual(['isolation-permit-not-linked']);
    register.does('wes', 'lockOn', { lock: 'P-1', permit: 'DH-1' });
    expect(register.refused('wes', 'lockOn', { lock: 'P-3', permit: 'DH-1' })).toEqual(['isolation-lock-on-already']);
    const open = Register.applied();
    open.dependents = [permitIn('issued')];
    expect(open.refused('wes', 'lockOn', { lock: 'P-1' })).toEqual(['isolation-box-open']);
    expect(Register.planned().refused('ivy', 'closeBox', {})).toEqual([
      'isolation-point-state',
      'isolation-point-state',
    ]);
    expect(Register.planned({ ...plan, box: undefined }).refused('ivy', 'closeBox', {})).toEqual(['isolation-no-box']);
  });
});

describe('a release for a test', () => {
  const reason = 'direction of rotation';
  it.each(['active', 'fireWatch', 'a phase to come'])('is refused while a permit is %s', (phase) => {
    const register = Register.inForce('suspended');
    register.does('ivy', 'openBox', {});
    register.dependents = [permitIn(phase)];
    expect(register.refused('ivy', 'releaseForTest', { points: ['Q-7'], reason, ...cleared })).toEqual([
      'isolation-permit-at-work',
    ]);
  });
  it('waits for everybody and every tool to be out, and for the box', () => {
    const register = Register.inForce('suspended');
    expect(register.refused('ivy', 'releaseForTest', { points: ['Q-7'], reason, ...cleared })).toEqual([
      'isolation-box-closed',
    ]);
    register.does('ivy', 'openBox', {});
    register.dependents = [permitIn('suspended', { inside: { people: 0, tools: 2 } })];
    expect(register.refused('ivy', 'releaseForTest', { points: ['Q-7'], reason, ...cleared })).toEqual([
      'isolation-people-inside',
    ]);
  });
  it('is by the lock’s owner, and is in force again only applied, verified and boxed anew', () => {
    const register = Register.inForce('suspended');
    register.does('ivy', 'openBox', {});
    expect(register.refused('ian', 'releaseForTest', { points: ['Q-7'], reason, ...cleared })).toEqual([
      'isolation-lock-not-yours',
    ]);
    register.does('ivy', 'releaseForTest', { points: ['Q-7'], reason, ...cleared });
    expect(register.state.state).toBe('temporarilyReleased');
    expect(register.state.points[1]).not.toHaveProperty('lock');
    expect(register.refused('ivy', 'closeBox', {})).toEqual(['isolation-point-state']);
    register.does('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T-2', lock: 'L-1' }] });
    expect(register.state.state).toBe('applied');
    register.does('ian', 'verify', { points: [{ point: 'Q-7', method: 'tried, dead' }] });
    expect([register.state.state, isInForce(register.state)]).toEqual(['verified', false]);
    register.does('ivy', 'closeBox', {});
    expect(isInForce(register.state)).toBe(true);
  });
});

describe('permits', () => {
  it('are linked once, of the same site, while they stand', () => {
    const register = Register.inForce();
    expect(register.refused('wes', 'linkPermit', { permit: 'DH-1' })).toEqual(['isolation-permit-linked']);
    register.dependents = [
      permitIn('issued'),
      permitIn('issued', { number: 'DH-2', site: 'south' }),
      permitIn('handedBack', { number: 'DH-3' }),
    ];
    expect(register.refused('wes', 'linkPermit', { permit: 'DH-2' })).toEqual(['isolation-other-site']);
    expect(register.refused('wes', 'linkPermit', { permit: 'DH-3' })).toEqual(['isolation-permit-over']);
    expect(register.refused('ivy', 'linkPermit', { permit: 'DH-4' })).toEqual(['permit-unknown']);
    expect(register.refused('stranger', 'linkPermit', { permit: 'DH-1' })).toEqual(['not-yours-to-do']);
  });
  it('are unlinked before anybody signed, or when they are over', () => {
    for (const [phase, codes] of [
      ['inApproval', []],
      ['archived', []],
      ['approved', ['isolation-permit-stands']],
      ['suspended', ['isolation-permit-stands']],
    ] as const) {
      const register = Register.inForce(phase === 'archived' ? 'issued' : phase);
      register.dependents = [permitIn(phase)];
      expect([phase, register.refused('wes', 'unlinkPermit', { permit: 'DH-1' })]).toEqual([phase, codes]);
      register.dependents = [permitIn(phase, { inside: { people: 1, tools: 0 } })];
      expect([phase, register.refused('wes', 'unlinkPermit', { permit: 'DH-1' })]).toEqual([
        phase,
        ['isolation-permit-stands'],
      ]);
    }
  });
});
