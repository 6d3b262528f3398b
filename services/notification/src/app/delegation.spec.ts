/** Who hears that a stage waits while somebody signs for its holder; and what people are told of an isolation under their permit. */
import { delegationChangedExample, permitTransitionedExample } from '@holdpoint/contracts';
import type { DelegationChanged, PermitTransitioned, PermitTransitionedData } from '@holdpoint/contracts';
import { composeDelegation, composePermit } from './compose';
import type { Delegation } from './delegation';
import type { Post } from './roster';

const now = '2026-11-24T01:05:07.200Z';
const from = '2026-01-01T00:00:00.000Z';
const heads = (away: boolean): Post[] => [
  {
    site: 'north',
    duty: 'unit-head',
    holders: [{ person: 'p-head', from, ...(away && { absentFrom: from }) }],
  },
  { site: 'north', duty: 'administrator', holders: [{ person: 'p-admin', from }] },
];
const toDeputy: Delegation = {
  holder: 'p-head',
  delegate: 'p-deputy',
  duties: ['unit-head'],
  sites: ['north'],
  from: '2026-11-24T00:00:00.000Z',
  until: '2026-11-25T00:00:00.000Z',
};
const dueAt = '2026-11-24T03:05:07.104Z';
const event = (name: string, params: object, more: Partial<PermitTransitionedData> = {}): PermitTransitioned => ({
  ...permitTransitionedExample,
  data: {
    ...permitTransitionedExample.data,
    phase: 'inApproval',
    waitingOn: [{ stage: 'unit', duties: ['unit-head'], dueAt }],
    events: [{ name, params: params as never }],
    ...more,
  },
});
const reminder = event('stageReminded', { stage: 'unit' });
const told = (permit: PermitTransitioned, given: readonly Delegation[], away = true): Record<string, string> =>
  Object.fromEntries(
    composePermit(permit, heads(away), now, undefined, given).messages.map(({ person, notices }) => [
      person,
      notices.join('+'),
    ]),
  );

it('reminders of a holder who is away go to whoever signs for them, and nobody is said to be missing', () => {
  expect(told(reminder, [])).toEqual({ 'p-admin': 'nobody-to-tell' });
  expect(told(reminder, [toDeputy])).toEqual({ 'p-deputy': 'stage-reminder' });
  expect(told(reminder, [toDeputy], false)).toEqual({ 'p-head': 'stage-reminder', 'p-deputy': 'stage-reminder' });
  const opened = event('stageOpened', { stage: 'unit', dueAt, signers: ['unit-head'] });
  expect(told(opened, [toDeputy])).toEqual({ 'p-deputy': 'stage-opened' });
});

it.each<[string, Partial<Delegation>]>([
  ['before it begins', { from: '2026-11-24T01:05:07.201Z' }],
  ['from its end on', { until: now }],
  ['at another site', { sites: ['south'] }],
  ['for another duty', { duties: ['plant-head'] }],
  ['for another type', { covers: [{ type: 'lifting' }] }],
  ['above its levels', { covers: [{ type: 'hot-work', levels: ['none-such'] }] }],
  ['by somebody with a part in the permit', { delegate: 'p-welder' }],
  ['for somebody who doesn’t hold the duty', { holder: 'p-other' }],
])('nobody is reminded by a delegation %s', (_what, change) => {
  expect(told(reminder, [{ ...toDeputy, ...change }])).toEqual({ 'p-admin': 'nobody-to-tell' });
});

it('is of signatures only: what else the duty is told, the delegate isn’t', () => {
  const stopped = event('suspended', { codes: ['gas-alarm'] }, { phase: 'suspended' });
  expect(Object.keys(told(stopped, [toDeputy], false))).not.toContain('p-deputy');
});

it('both are told of a delegation, in words, and of its withdrawal', () => {
  const composed = (given: DelegationChanged) => composeDelegation(given, 'Asia/Shanghai', now).messages;
  const [received, gave] = composed(delegationChangedExample);
  expect([received!.person, gave!.person]).toEqual(['p-deputy', 'p-unit-head']);
  expect(received!.texts.en.body).toContain('From 2026-11-25 08:00 GMT+8 until 2026-11-28 08:00 GMT+8');
  expect(received!.texts.en.body).toContain('hot work (1, 2)');
  expect(received!.texts.zh.body).toContain('不得转委托');
  const withdrawn = composed({
    ...delegationChangedExample,
    data: { ...delegationChangedExample.data, withdrawn: { at: now, by: 'p-admin' } },
  });
  expect(withdrawn.map(({ person, notices, urgency }) => [person, notices[0], urgency])).toEqual([
    ['p-deputy', 'delegation-withdrawn', 'urgent'],
    ['p-unit-head', 'delegation-withdrawn', 'urgent'],
  ]);
  expect(withdrawn[0]!.texts.en.body).toContain('withdrawn by p-admin at 2026-11-24 09:05 GMT+8');
});

describe('an isolation under a permit', () => {
  const changed = (state: string, linked = true, inForce = state === 'verified'): Record<string, string> =>
    told(
      event('isolationChanged', { number: 'GL-2026-000012', state, inForce, linked }, { phase: 'active' }),
      [],
      false,
    );

  it.each([
    ['broken', 'isolation-broken'],
    ['temporarilyReleased', 'isolation-released-for-test'],
    ['removed', 'isolation-removed'],
  ])('that is %s is told to everybody of the permit and to those on site', (state, notice) => {
    expect(changed(state)).toEqual({
      'p-applicant': notice,
      'p-lead': notice,
      'p-welder': notice,
      'p-guardian': notice,
      'p-head': notice,
    });
  });

  it('that is in force again, or no longer theirs, is told to those who lead and watch', () => {
    const of = (notice: string) => ({ 'p-applicant': notice, 'p-lead': notice, 'p-guardian': notice });
    expect(changed('verified')).toEqual(of('isolation-in-force'));
    expect(changed('verified', false)).toEqual(of('isolation-unlinked'));
    expect(changed('applied')).toEqual({});
  });

  it('is named with its number, in both languages', () => {
    const { messages } = composePermit(
      event('isolationChanged', { number: 'GL-2026-000012', state: 'broken', inForce: false, linked: true }),
      heads(false),
      now,
    );
    expect(messages[0]!.urgency).toBe('urgent');
    expect(messages[0]!.texts.en.subject).toContain('Isolation GL-2026-000012 was tampered with');
    expect(messages[0]!.texts.zh.body).toContain('停止作业');
  });
});
