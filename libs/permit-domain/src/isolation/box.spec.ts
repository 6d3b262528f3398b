/** What is refused about the lock box and another’s lock is told in full, and what stays when it is heeded. */
import { Register, all, boxless, cleared, miss, osha, permitIn } from './test-support/register';

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
