/** What is refused about points and their locks is told in full: of which, at which field, by which paragraph. */
import { Register, at, boxless, cleared, miss, osha, plan } from './test-support/register';

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
