/** What messages say: plainly, in the site’s time, with every reason and nothing left raw. */
import { permitTransitionedExample } from '@holdpoint/contracts';
import type { PermitTransitioned, PermitTransitionedData } from '@holdpoint/contracts';
import { allNotices, composePermit } from './compose';
import { noticeWords } from './notice.words';
import { permitNotices } from './notices';
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
const dueAt = '2026-11-24T03:05:07.104Z';

describe('the words', () => {
  const first = (permit: PermitTransitioned) => composePermit(permit, roster, now).messages[0]!.texts;

  it('says plainly to the crew that silence is not consent (P4)', () => {
    const { messages } = composePermit(transitioned([event('expired', { why: 'no-approval' })]), roster, now);
    const welder = messages.find(({ person }) => person === 'p-welder')!;
    expect(welder.urgency).toBe('urgent');
    expect(welder.texts.zh.subject).toContain('未批准，禁止作业');
    expect(welder.texts.zh.body).toContain('没有答复不等于同意。严禁开始作业');
    expect(welder.texts.en.subject).toContain('NOT approved, do not work');
    expect(welder.texts.en.body).toContain('No answer is not a yes. Work must not start');
  });

  it('gives times in the site’s zone, whatever zone this machine is in', () => {
    const opened = event('stageOpened', { stage: 'unit', dueAt, signers: ['unit-head'] });
    expect(first(transitioned([opened])).en.body).toContain('Until: 2026-11-24 11:05 GMT+8.');
    expect(first(transitioned([opened], { zone: 'America/Chicago' })).en.body).toContain(
      'Until: 2026-11-23 21:05 GMT-6.',
    );
    expect(first(transitioned([opened], { zone: 'Nowhere/Else' })).en.body).toContain('Until: 2026-11-24 03:05 GMT.');
  });

  it('gives each reason in words, with its clause', () => {
    const reasons: PermitTransitionedData['reasons'] = [
      { code: 'body-too-large', clause: '5.3.1 c', params: { limit: 30 } },
      { code: 'time-without-zone', params: {} },
    ];
    const { zh, en } = first(transitioned([event('returned')], { reasons }));
    expect(zh.body).toContain('1. 请求内容超过 30 字节（5.3.1 c）\n2. 时间必须注明时区');
    expect(en.body).toContain('1. the body is larger than 30 bytes (5.3.1 c)\n2. a time must say its zone');
  });

  it('gives a person’s own reason as it was written, and keeps the subject to one line', () => {
    const { zh } = first(
      transitioned([event('rejected', { stage: 'unit', reason: '第一行\n{{title}} $t(returned:body)' })]),
    );
    expect(zh.body).toContain('原因：\n1. 第一行\n{{title}} $t(returned:body)');
    expect(zh.subject).not.toContain('\n');
  });

  it('leaves out a line that has nothing to say', () => {
    const waitingOn = [{ stage: 'acceptCompletion', duties: ['shift-leader'] }];
    const { en } = first(transitioned([event('fireWatchEnded')], { waitingOn }));
    expect(en.body).not.toContain('Until');
  });

  it('carries the record’s number and hash out of the server', () => {
    const { en } = first(transitioned([event('issued')]));
    expect(en.body).toContain(`Record 2, hash ${permitTransitionedExample.data.hash}`);
    expect(en.body).toContain('Permit: hot work level 1 DH-2026-000123\nPlace: north / tank-farm / tf-pump-3');
  });

  it('has every notice in both languages, and no words without a notice', () => {
    expect(new Set(allNotices)).toEqual(new Set(Object.keys(noticeWords)));
    for (const { subject, body } of Object.values(noticeWords))
      for (const words of [subject, body]) {
        expect(words.zh).toMatch(/[\u4e00-\u9fff]/);
        expect(words.en).not.toMatch(/[\u4e00-\u9fff]/);
        const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
        expect(placeholders(words.zh)).toEqual(placeholders(words.en));
      }
  });

  it('fills every word it has: no notice shows a raw placeholder', () => {
    const params = { stage: 'unit', dueAt, signers: ['unit-head'], to: 'plant-head', standInReason: 'absent' };
    for (const on of new Set(permitNotices.map((notice) => notice.on)))
      for (const why of ['no-approval', 'not-started', 'validity-over'])
        for (const { texts } of composePermit(transitioned([event(on, { ...params, why })]), roster, now).messages)
          for (const { subject, body } of Object.values(texts)) {
            expect(subject + body).not.toMatch(/\{\{|undefined/);
            expect(subject + body).not.toContain('\u0000');
          }
  });
});
