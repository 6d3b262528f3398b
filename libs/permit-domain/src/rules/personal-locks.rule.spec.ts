/** Everybody in a group has their own lock on (29 CFR 1910.147(f)(3)(ii)(D)). */
import { personalLocksRule } from './personal-locks.rule';
import { ask, at, circumstances, now } from './test-support/circumstances';

const people = [
  { person: 'ann', role: 'crew' },
  { person: 'ben', role: 'crew' },
  { person: 'pic', role: 'person-in-charge' },
];
const lock = (by: string, more: object = {}) => ({
  point: `box/${by}`,
  energy: 'electrical' as const,
  kind: 'lock' as const,
  state: 'applied' as const,
  by,
  at: at(-30),
  ...more,
});
const found = (isolations: ReturnType<typeof lock>[], roles = ['crew']) =>
  ask(personalLocksRule, { permit: { people, isolations } }, { roles });

it('wants one of each, and of nobody else', () => {
  expect(found([lock('ann'), lock('ben')])).toEqual([]);
  expect(found([lock('ann')])).toEqual(['personal-lock-missing']);
  expect(found([lock('ann'), lock('ben')], ['crew', 'person-in-charge'])).toEqual(['personal-lock-missing']);
  expect(found([])).toHaveLength(2);
});

it('counts what stands, is a lock, and was put on by them, whoever verified it', () => {
  const removed = { state: 'removed' as const };
  expect(found([lock('ann'), lock('ben', removed as never)])).toEqual(['personal-lock-missing']);
  expect(found([lock('ann'), lock('ben', { kind: 'disconnection' })])).toEqual(['personal-lock-missing']);
  expect(found([lock('ann'), lock('pic', { appliedBy: 'ben' })])).toEqual([]);
  expect(found([lock('ann'), lock('ben', { appliedBy: 'pic' })])).toEqual(['personal-lock-missing']);
});

it('says whose is missing', () => {
  const asked = circumstances({ permit: { people, isolations: [lock('ann')] } });
  expect(personalLocksRule.evaluate(asked, { roles: ['crew'] } as never, now)).toEqual([
    { code: 'personal-lock-missing', params: { person: 'ben', role: 'crew' }, mendBy: 'crew' },
  ]);
});

it('counts locks on the box of every isolation of the register that the permit stands on', () => {
  const isolation = (number: string, lockedBy?: string[]) => ({
    number,
    state: 'verified' as const,
    inForce: true,
    points: [],
    ...(lockedBy && { lockedBy }),
  });
  const standingOn = (...isolations: ReturnType<typeof isolation>[]) =>
    ask(
      personalLocksRule,
      { permit: { people, isolations: [lock('ann')] }, facts: { isolations } },
      { roles: ['crew'] },
    );
  expect(standingOn(isolation('GL-1', ['ben']))).toEqual([]);
  expect(standingOn(isolation('GL-1', ['pic']))).toEqual(['personal-lock-missing']);
  expect(standingOn(isolation('GL-1', ['ben']), isolation('GL-2', []))).toEqual(['personal-lock-missing']);
  expect(standingOn(isolation('GL-1', ['ben']), isolation('GL-2'))).toEqual([]);
  expect(standingOn(isolation('GL-2'))).toEqual(['personal-lock-missing']);
});
