/** A permit that stands on an isolation of the register: no gate opens and no work goes on unless that is in force (P12). */
import type { IsolationFacts } from './facts';
import { questions } from './questions';
import { plusMinutes } from '../time/instant';
import { Life, application } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

const number = 'GL-2026-000012';
const register = { system: 'isolation-register' };
const isolation = (state: IsolationFacts['state'] = 'verified', inForce = state === 'verified'): IsolationFacts => ({
  number,
  state,
  inForce,
  points: [],
});
const standingOn = (life: Life, ...isolations: IsolationFacts[]): Life => {
  life.facts = { ...life.facts, isolations };
  return life;
};
const told = (life: Life, state: IsolationFacts['state'], more: { inForce?: boolean; linked?: boolean } = {}) =>
  life.does(register, 'isolationChanged', { number, state, inForce: state === 'verified', linked: true, ...more });

it.each([
  isolation('planned'),
  isolation('applied'),
  isolation('verified', false),
  isolation('temporarilyReleased'),
  isolation('removed'),
])('starts on nothing but an isolation in force ($state, $inForce)', (one) => {
  const life = standingOn(new Life().ready(), one);
  const refusal = life.refusal('leader', 'start', {});
  expect(refusal.reasons).toEqual([
    expect.objectContaining({
      code: 'isolation-not-in-force',
      params: { number, state: one.state },
      mendBy: 'isolating-authority',
    }),
  ]);
  expect(standingOn(life, isolation()).does('leader', 'start', {})).toContain('started');
});

it('stops at once when the register tells of a point found broken, and resumes only on one in force', () => {
  const life = standingOn(new Life().active(), isolation());
  expect(told(life, 'verified')).toEqual(['isolationChanged']);
  standingOn(life, isolation('broken'));
  expect(told(life, 'broken')).toEqual(['isolationChanged', 'suspended']);
  expect(life.state.suspension?.reasons).toMatchObject([{ code: 'isolation-not-in-force', params: { number } }]);
  expect(life.refused('leader', 'resume', {})).toContain('isolation-not-in-force');
  expect(standingOn(life, isolation()).does('leader', 'resume', {})).toContain('resumed');
});

it('opens no gate without word of an isolation that it knows of; work goes on by what was told last', () => {
  const ready = new Life().ready();
  expect(told(ready, 'verified')).toEqual(['isolationChanged']);
  expect(ready.refused('leader', 'start', {})).toContain('isolation-not-in-force');
  standingOn(ready, isolation()).does('leader', 'start', {});
  ready.facts = { ...ready.facts, isolations: undefined };
  expect(ready.does('guard', 'reportWeather', { windForce: 2 })).toEqual(['weatherReported']);
  expect(told(ready, 'temporarilyReleased')).toContain('suspended');
});

it('is given more time only beside isolations in force', () => {
  const source = { clause: 'house', certainty: 'O', force: 'default', effectiveFrom: '2022-10-01' } as const;
  const extension = { ...source, approvedBy: ['safety-department'], maxMinutes: 120, times: 1 };
  const life = standingOn(new Life({ ...samplePack, extension }).active(), isolation());
  const longer = { until: plusMinutes(application.window.until, 60), reason: 'the crane came late' };
  life.does('leader', 'suspend', { reason: 'a test run' });
  standingOn(life, isolation('temporarilyReleased'));
  expect(life.refusal('sam', 'extend', longer).reasons).toMatchObject([
    { code: 'isolation-not-in-force', params: { number, state: 'temporarilyReleased' } },
  ]);
  told(life, 'verified');
  life.facts = { ...life.facts, isolations: undefined };
  expect(life.refused('sam', 'extend', longer)).toEqual(['conditions-not-met', 'isolation-not-in-force']);
  expect(standingOn(life, isolation()).does('sam', 'extend', longer)).toContain('extended');
});

it('forgets one that it no longer stands on, and is changed once by news that comes twice', () => {
  const life = new Life().ready();
  told(life, 'verified');
  expect(told(life, 'verified')).toEqual([]);
  expect(told(life, 'verified', { linked: false })).toEqual(['isolationChanged']);
  expect(life.state.standsOn).toEqual([]);
  expect(told(life, 'verified', { linked: false })).toEqual([]);
  expect(life.does('leader', 'start', {})).toContain('started');
});

it('hears nothing any more once handed back', () => {
  const life = new Life().handedBack();
  expect(told(life, 'removed')).toEqual([]);
});

it('has the workflow ask for the facts of active work', () => {
  const command = {
    name: 'isolationChanged',
    key: 'k',
    by: register,
    body: { number, state: 'broken', inForce: false, linked: true },
  } as const;
  expect(questions(new Life().active().state, command, samplePack)).toEqual({ duties: [] });
});

it('asks its watch anew when a lock comes off the box, though the isolation stays in force', () => {
  const ownLocks = {
    id: 'own-locks',
    rule: 'personal-locks',
    at: ['start', 'watch'],
    params: { roles: ['welder'] },
    clause: '1910.147(f)(3)',
    certainty: 'V',
    force: 'binding',
    effectiveFrom: '2022-10-01',
    mendBy: 'welder',
  } as const;
  const boxed = (lockedBy: string[]): IsolationFacts => ({ ...isolation(), lockedBy });
  const life = standingOn(new Life({ ...samplePack, rules: [...samplePack.rules, ownLocks] }).ready(), boxed([]));
  expect(life.refused('leader', 'start', {})).toContain('personal-lock-missing');
  standingOn(life, boxed(['welder'])).does('leader', 'start', {});
  told(life, 'verified');
  expect(told(life, 'verified')).toEqual([]);
  standingOn(life, boxed([]));
  expect(told(life, 'verified')).toEqual(['suspended']);
});
