/** Out of the usual course: another's lock that comes off by the procedure, and a point that is found broken. */
import { isInForce } from './isolation';
import { Register, cleared, permitIn } from './test-support/register';

describe('another’s lock', () => {
  const sure = { confirmed: true, how: 'gate log and two calls, by sam 08:10' };
  const procedure = { ownerNotAtPlant: sure, contactTried: sure, toldBeforeReturn: sure, ...cleared };
  const left = (): Register => {
    const register = Register.inForce('suspended');
    register.does('ivy', 'openBox', {});
    register.dependents = [permitIn('closed')];
    return register;
  };
  it('comes off by the procedure only: three confirmations, by who answers for safety or the unit', () => {
    const register = left();
    expect(register.refused('shi', 'removeAnothersLock', { locks: ['L-1'], ...procedure })).toEqual([
      'not-yours-to-do',
    ]);
    const unsure = { confirmed: true, how: ' ' };
    const none = { ...procedure, ownerNotAtPlant: unsure, contactTried: unsure, toldBeforeReturn: unsure };
    expect(
      register.reasons('sam', 'removeAnothersLock', { locks: ['L-1'], ...none }).map(({ clause }) => clause),
    ).toEqual(['(e)(3)(i)', '(e)(3)(ii)', '(e)(3)(iii)'].map((paragraph) => `29 CFR 1910.147${paragraph}`));
    const unconfirmed = { ...procedure, contactTried: { confirmed: false, how: 'no time' } };
    expect(register.refused('uma', 'removeAnothersLock', { locks: ['L-1'], ...unconfirmed })).toEqual([
      'isolation-exception-unconfirmed',
    ]);
    register.does('uma', 'removeAnothersLock', { locks: ['L-1'], ...procedure });
    expect(register.events.at(-1)).toMatchObject({ name: 'anothersLockRemoved', body: { owners: ['ivy'] } });
    expect(register.state.points[1]).toMatchObject({ state: 'removed' });
  });
  it('stays while a permit stands, suspended or not, and while others’ locks are on the box', () => {
    const register = left();
    register.dependents = [permitIn('suspended')];
    expect(register.refused('sam', 'removeAnothersLock', { locks: ['L-1'], ...procedure })).toEqual([
      'isolation-permit-stands',
    ]);
    const boxed = Register.inForce();
    boxed.does('wes', 'lockOn', { lock: 'P-1', permit: 'DH-1' });
    boxed.does('gil', 'lockOn', { lock: 'P-2', permit: 'DH-1' });
    boxed.dependents = [permitIn('closed')];
    expect(boxed.refused('sam', 'removeAnothersLock', { locks: ['L-1', 'P-1'], ...procedure })).toEqual([
      'isolation-box-locked',
    ]);
    boxed.does('sam', 'removeAnothersLock', { locks: ['P-1'], ...procedure });
    expect(boxed.state.box?.locks.map(({ lock }) => lock)).toEqual(['P-2']);
    expect(boxed.refused('sam', 'removeAnothersLock', { locks: ['P-9'], ...procedure })).toEqual([
      'isolation-lock-unknown',
    ]);
  });
});

describe('found broken', () => {
  it('is said by anybody there, whoever works behind it, and is mended by the lock’s owner', () => {
    const register = Register.inForce('active');
    expect(register.refused('stranger', 'reportBroken', { points: ['Q-7'], finding: 'cut' })).toEqual([
      'not-yours-to-do',
    ]);
    register.does('wes', 'reportBroken', { points: ['Q-7'], finding: 'lock hangs open' });
    expect([register.state.state, isInForce(register.state)]).toEqual(['broken', false]);
    expect(register.refused('ian', 'apply', { points: [{ point: 'Q-7', tag: 'T', lock: 'L-9' }] })).toEqual([
      'isolation-lock-not-yours',
    ]);
    register.does('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T-3', lock: 'L-2' }] });
    expect(register.state.state).toBe('applied');
  });
});
