/** From events to who is told: each person once, the most urgent first. */
import { permitTransitionedExample, qualificationLostExample, certificateExpiringExample } from '@holdpoint/contracts';
import type { PermitTransitioned, PermitTransitionedData } from '@holdpoint/contracts';
import { composePermit, composePerson } from './compose';

import type { Post } from './roster';

const now = '2026-11-24T01:05:07.200Z';
const post = (duty: string, person: string, more: Partial<Post> = {}): Post => ({
  site: 'north',
  duty,
  holders: [{ person, from: '2026-01-01T00:00:00.000Z' }],
  ...more,
});
const roster: Post[] = [
  post('unit-head', 'p-unit-head', { area: 'tank-farm' }),
  post('unit-head', 'p-head-elsewhere', { area: 'boiler' }),
  post('plant-head', 'p-plant-head'),
  post('administrator', 'p-admin'),
  post('administrator', 'p-admin-south', { site: 'south' }),
  post('shift-leader', 'p-shift'),
  post('safety-officer', 'p-safety'),
  post('safety-department', 'p-department'),
];

type EventEntry = PermitTransitionedData['events'][number];
const transitioned = (events: EventEntry[], more: Partial<PermitTransitionedData> = {}): PermitTransitioned => ({
  ...permitTransitionedExample,
  data: { ...permitTransitionedExample.data, events, ...more },
});
const event = (name: string, params: EventEntry['params'] = {}): EventEntry => ({ name, params });
const told = (permit: PermitTransitioned, posts: readonly Post[] = roster): Record<string, string> =>
  Object.fromEntries(
    composePermit(permit, posts, now).messages.map(({ person, notices }) => [person, notices.join('+')]),
  );
const everyone = (notice: string) => ({
  'p-applicant': notice,
  'p-lead': notice,
  'p-welder': notice,
  'p-guardian': notice,
});
const onSite = (notice: string) => ({ 'p-unit-head': notice, 'p-shift': notice, 'p-safety': notice });
const dueAt = '2026-11-24T03:05:07.104Z';

describe('who is told', () => {
  const opened = event('stageOpened', { stage: 'unit', dueAt, signers: ['unit-head'] });

  it('people who are still inside as a permit ends are looked for by those on site, and counted out by the guardian', () => {
    const ended = (stillInside?: number) =>
      told(transitioned([event('revoked', { reason: 'linked-permit-over', ...(stillInside && { stillInside }) })]));
    expect(ended()).toEqual({ ...everyone('revoked'), ...onSite('revoked') });
    expect(ended(2)).toEqual({
      ...everyone('revoked'),
      ...onSite('revoked+people-still-inside'),
      'p-lead': 'revoked+people-still-inside',
      'p-guardian': 'revoked+people-still-inside',
    });
  });

  it('a lifted stop is no leave to work yet', () => {
    expect(told(transitioned([event('stopLifted')]))).toEqual({
      'p-applicant': 'stop-lifted',
      'p-lead': 'stop-lifted',
      'p-guardian': 'stop-lifted',
    });
  });

  it.each<[string, EventEntry[], Record<string, string>]>([
    ['a stage opened: who holds its duty at this place', [opened], { 'p-unit-head': 'stage-opened' }],
    [
      'a stand-in was named: the stand-in and the administrator of the site',
      [
        event('stageOpened', {
          ...opened.params,
          signers: ['plant-head'],
          standInDuty: 'plant-head',
          standInReason: 'vacant',
        }),
      ],
      { 'p-plant-head': 'stand-in-named', 'p-admin': 'stand-in-warning' },
    ],
    ['a reminder: who is waited for', [event('stageReminded', { stage: 'unit' })], { 'p-unit-head': 'stage-reminder' }],
    [
      'an escalation: the superior, the first signer, the applicant',
      [event('stageEscalated', { stage: 'unit', to: 'plant-head', dueAt })],
      {
        'p-plant-head': 'stage-escalated',
        'p-unit-head': 'stage-escalated-told',
        'p-applicant': 'stage-escalated-told',
      },
    ],
    [
      'returned: applicant and person in charge',
      [event('returned')],
      { 'p-applicant': 'returned', 'p-lead': 'returned' },
    ],
    [
      'rejected: applicant and person in charge',
      [event('rejected', { stage: 'unit', reason: '措施不足' })],
      { 'p-applicant': 'rejected', 'p-lead': 'rejected' },
    ],
    [
      'expired without an answer: everyone',
      [event('expired', { why: 'no-approval' })],
      everyone('expired-not-approved'),
    ],
    ['expired unchecked: everyone', [event('expired', { why: 'no-prerequisites' })], everyone('expired-not-approved')],
    ['expired unstarted: everyone', [event('expired', { why: 'not-started' })], everyone('expired-not-started')],
    [
      'run past its validity: everyone and the duties on site',
      [event('expired', { why: 'validity-over' })],
      { ...everyone('expired-validity-over'), ...onSite('expired-validity-over') },
    ],
    [
      'approved: applicant and person in charge',
      [event('approved')],
      { 'p-applicant': 'approved', 'p-lead': 'approved' },
    ],
    ['issued: everyone', [event('issued')], everyone('issued')],
    [
      'suspended: everyone and the duties on site',
      [event('suspended', { codes: ['gas-alarm'] })],
      { ...everyone('suspended'), ...onSite('suspended') },
    ],
    ['resumed: the same', [event('resumed')], { ...everyone('resumed'), ...onSite('resumed') }],
    ['revoked: the same', [event('revoked', { reason: 'x' })], { ...everyone('revoked'), ...onSite('revoked') }],
    ['cancelled: everyone', [event('cancelled', { reason: 'x' })], everyone('cancelled')],
    [
      'green channel review overdue: the superior and the applicant',
      [event('greenChannelReviewEscalated', { to: 'plant-head' })],
      { 'p-plant-head': 'green-channel-review-escalated', 'p-applicant': 'green-channel-review-escalated' },
    ],
    ['what no line names: nobody', [event('gasRecorded'), event('checkedIn', { as: 'guardian' })], {}],
  ])('%s', (_, events, expected) => {
    expect(told(transitioned(events))).toEqual(expected);
  });

  it('tells whoever a step waits for, be it a duty, a role or the applicant', () => {
    const waitingOn = [{ stage: 'acceptCompletion', duties: ['shift-leader', 'guardian', 'applicant'] }];
    const fireWatchUntil = '2026-11-24T09:00:00.000Z';
    expect(told(transitioned([event('handedBack', { acceptanceDueAt: dueAt })], { waitingOn }))).toEqual({
      'p-shift': 'completion-to-accept',
      'p-guardian': 'completion-to-accept',
      'p-applicant': 'completion-to-accept',
    });
    expect(told(transitioned([event('handedBack', { fireWatchUntil })], { waitingOn }))).toEqual({});
  });

  it('does not tell the superior what the others are told of it', () => {
    const waitingOn = [{ stage: 'unit', duties: ['unit-head', 'plant-head'] }];
    const escalated = event('stageEscalated', { stage: 'unit', to: 'plant-head', dueAt });
    expect(told(transitioned([escalated], { waitingOn, applicant: 'p-plant-head' }))).toEqual({
      'p-plant-head': 'stage-escalated',
      'p-unit-head': 'stage-escalated-told',
    });
  });

  it('tells only those whose step it is, when several steps wait', () => {
    const waitingOn = [
      { stage: 'archive', duties: ['administrator'] },
      { stage: 'reviewGreenChannel', duties: ['safety-department', 'plant-head'] },
      { stage: 'checkTicket', duties: ['shift-leader'] },
    ];
    expect(told(transitioned([event('greenChannelReviewDue', { dueAt })], { waitingOn }))).toEqual({
      'p-department': 'green-channel-review-due',
      'p-plant-head': 'green-channel-review-due',
    });
    expect(told(transitioned([event('approved')], { waitingOn }))).toEqual({
      'p-applicant': 'approved',
      'p-lead': 'approved',
      'p-shift': 'ticket-to-check',
    });
  });

  it('leaves out who is away, who no longer holds the duty and who does not hold it yet', () => {
    const holders = [
      { person: 'p-away', from: '2026-01-01T00:00:00.000Z', absentFrom: now },
      { person: 'p-back', from: '2026-01-01T00:00:00.000Z', absentFrom: '2026-11-20T00:00:00.000Z', absentUntil: now },
      { person: 'p-gone', from: '2026-01-01T00:00:00.000Z', until: now },
      { person: 'p-new', from: '2026-11-24T01:05:07.201Z' },
      { person: 'p-from-now', from: now },
    ];
    const posts = [{ site: 'north', duty: 'unit-head', holders }];
    expect(told(transitioned([opened]), posts)).toEqual({ 'p-back': 'stage-opened', 'p-from-now': 'stage-opened' });
  });

  it('tells the administrator when nobody is there to be told of something to do', () => {
    const posts = roster.filter(({ duty }) => duty !== 'unit-head');
    const composed = composePermit(transitioned([opened]), posts, now);
    expect(composed.vacant).toEqual(['unit-head']);
    expect(composed.messages).toMatchObject([{ person: 'p-admin', notices: ['nobody-to-tell'], urgency: 'urgent' }]);
    expect(composed.messages[0]!.texts.zh.body).toContain('基层单位负责人');
    // Those who are only told of it are not missed.
    expect(told(transitioned([event('suspended')]), [])).toEqual(everyone('suspended'));
  });

  it('writes one message to somebody who is meant twice, the urgent part first', () => {
    const permit = transitioned([opened, event('suspended', { codes: [] })], { applicant: 'p-unit-head' });
    const { messages } = composePermit(permit, roster, now);
    const own = messages.filter(({ person }) => person === 'p-unit-head');
    expect(own).toHaveLength(1);
    expect(own[0]).toMatchObject({ notices: ['suspended', 'stage-opened'], urgency: 'urgent' });
    expect(own[0]!.texts.en.subject).toMatch(/^Stop work/);
    expect(own[0]!.texts.en.body).toMatch(/Stop at once[^]*waits for your approval/);
  });

  it('tells only those who take up a duty when that is asked for', () => {
    const permit = transitioned([
      opened,
      event('approved'),
      event('stageEscalated', { stage: 'unit', to: 'plant-head', dueAt }),
    ]);
    const only = composePermit(permit, roster, now, new Set(['plant-head'])).messages;
    expect(only.map(({ person, notices }) => [person, notices])).toEqual([['p-plant-head', ['stage-escalated']]]);
  });
});

describe('news of a person', () => {
  it('goes to the person, the superior and the administrators of every site', () => {
    const { messages } = composePerson(qualificationLostExample, roster, now);
    expect(messages.map(({ person, notices, urgency }) => [person, notices[0], urgency])).toEqual([
      ['p-welder', 'qualification-lost-own', 'urgent'],
      ['p-foreman', 'qualification-lost', 'urgent'],
      ['p-admin', 'qualification-lost', 'urgent'],
      ['p-admin-south', 'qualification-lost', 'urgent'],
    ]);
    expect(messages[0]!.texts.zh.body).toContain('原因：证书被撤销（焊接与热切割作业证）');
  });
  it('keeps a ban at one site to that site', () => {
    const { certificateClass: _, superior: __, ...data } = qualificationLostExample.data;
    const banned = { ...qualificationLostExample, data: { ...data, reason: 'banned' as const, site: 'south' } };
    const { messages } = composePerson(banned, roster, now);
    expect(messages.map(({ person }) => person)).toEqual(['p-welder', 'p-admin-south']);
    expect(messages[0]!.texts.en.body).toContain('Why: banned from the site. Stop');
  });
  it('warns of a certificate that runs out, with day and place on the ladder', () => {
    const { messages } = composePerson(certificateExpiringExample, roster, now);
    expect(messages.map(({ person }) => person)).toEqual(['p-guardian', 'p-foreman']);
    expect(messages[0]!.texts.zh).toEqual({
      subject: '【证书到期提醒】监护人培训证 还有 30 天',
      body: '您的监护人培训证将于 2026-12-24 23:59 GMT+8 到期（还有 30 天）。请及时复审；过期后不能参加相关作业。',
    });
  });
});
