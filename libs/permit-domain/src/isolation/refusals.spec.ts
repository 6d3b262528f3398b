/** Who may act, and what stands behind an isolation: each refusal says of what, by which paragraph and who can mend it. */
import { decideIsolation } from './decide';
import { evolveIsolation, evolveIsolationAll } from './evolve';
import type { IsolationCommand } from './commands';
import { Register, all, at, boxless, cleared, miss, osha, permitIn, plan } from './test-support/register';

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
