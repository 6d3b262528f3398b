/** Test releases: their limit begins with the first point and ends with the last; warnings go up the line and never fall silent. */
import { evolveIsolationAll } from './evolve';
import { decideIsolation } from './decide';
import { dutiesToWarn, releaseRungsDue } from './test-release';
import { Register, at, cleared } from './test-support/register';

const due = '2026-11-25T02:00:00.000Z';
const released = (): Register => {
  const register = Register.applied();
  register.testReleaseMinutes = 60;
  register.does('ivy', 'releaseForTest', { points: ['Q-7'], reason: 'rotation', ...cleared });
  return register;
};

describe('a release for a test', () => {
  it('is due after the minutes that the site gives it, and remembers who answers for it', () => {
    expect(released().state.testRelease).toEqual({ by: 'ivy', at, dueAt: due });
  });

  it('has no limit where the site gave none', () => {
    const register = Register.applied();
    register.does('ivy', 'releaseForTest', { points: ['Q-7'], reason: 'rotation', ...cleared });
    expect(register.state.testRelease).toEqual({ by: 'ivy', at });
  });

  it('is not prolonged by a second one beside it', () => {
    const { state } = released();
    const decision = decideIsolation(
      state,
      {
        name: 'releaseForTest',
        key: 'k',
        by: { person: 'ivy' },
        body: { points: ['B-1'], reason: 'again', ...cleared },
      },
      { actor: { person: 'ivy', duties: ['isolating-authority'] }, dependents: [], testReleaseMinutes: 60 },
      '2026-11-25T01:30:00.000Z',
    );
    if (!decision.accepted) throw new Error(decision.refusal.code);
    expect(evolveIsolationAll(state, decision.events).testRelease?.dueAt).toBe(due);
  });

  it('ends when its last point is applied again or taken off, not before', () => {
    const register = released();
    register.does('ivy', 'releaseForTest', { points: ['B-1'], reason: 'flow', ...cleared });
    register.does('ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    expect(register.state.testRelease?.dueAt).toBe(due);
    register.does('ivy', 'apply', { points: [{ point: 'Q-7', tag: 'T-2', lock: 'L-1' }] });
    expect(register.state.testRelease).toBeUndefined();
    const other = released();
    other.does('ivy', 'remove', { points: ['Q-7'], ...cleared });
    expect(other.state.testRelease).toBeUndefined();
  });
});

it.each([
  ['2026-11-25T01:59:59.999Z', 0],
  ['2026-11-25T02:00:00.000Z', 1],
  ['2026-11-25T02:29:59.999Z', 1],
  ['2026-11-25T02:30:00.000Z', 2],
  ['2026-11-25T03:00:00.000Z', 3],
  ['2026-11-25T10:59:59.999Z', 3],
  ['2026-11-25T11:00:00.000Z', 4],
  ['2026-11-25T19:00:00.000Z', 5],
])('at %s as many warnings are due: %i', (now, rungs) => expect(releaseRungsDue(due, now)).toBe(rungs));

it('each warning goes to everybody of the ones before it as well', () => {
  expect(dutiesToWarn(1)).toEqual(['safety-officer']);
  expect(dutiesToWarn(2)).toEqual(['safety-officer', 'shift-leader', 'unit-head', 'safety-department']);
  expect(dutiesToWarn(3)).toHaveLength(6);
  expect(dutiesToWarn(7)).toEqual(dutiesToWarn(3));
});
