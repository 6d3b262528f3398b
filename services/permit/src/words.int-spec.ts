/** What people type, on real parts: numbers of people are refused at their field or made unreadable, and words leave the service sealed only (ADR 15). */
import type { HoldpointEvent, PermitTransitionedData } from '@holdpoint/contracts';
import { decryptText } from '@holdpoint/service-kit';
import { crew, holders, hotWork, Job, setUpPlant } from './test-support/plant';
import { runningPermits, type RunningPermits } from './test-support/running-permits';

describe('words', () => {
  let permits: RunningPermits;
  beforeAll(async () => {
    permits = await runningPermits();
    await setUpPlant(permits);
  });
  afterAll(() => permits?.stop());

  it('with the number of a person are refused at their field, in the reader’s language, before anything is kept', async () => {
    const form = hotWork({}, { content: 'Weld the bracket; questions to 13812345678' });
    const refused = await permits.phone(crew.applicant).post('/permits', form);
    expect([refused.status, refused.body.reasons]).toEqual([
      422,
      [expect.objectContaining({ code: 'personal-number-in-text', field: '/form/content' })],
    ]);
    const job = await Job.submitted(permits);
    const comment = { stage: 'unit', reason: '身份证 110101199003078515 不符' };
    const back = await permits
      .phone(holders['unit-head'])
      .post(`/permits/${job.number}/send-back`, comment, { language: 'zh' });
    expect([back.status, back.body.reasons]).toEqual([
      400,
      [
        expect.objectContaining({
          code: 'personal-number-in-text',
          field: '/reason',
          message: expect.stringContaining('请勿在文字中填写电话号码') as string,
        }),
      ],
    ]);
  });

  it('of whoever ends a permit are taken with the number unreadable, and travel sealed', async () => {
    const job = await Job.submitted(permits);
    await job.does(crew.applicant, 'cancel', { reason: 'Li Si said so, call 13812345678' });
    const [row] = await permits.database.query<{ event: string }>(
      `select event::text as event from outbox where key = $1 order by id desc limit 1`,
      [job.number],
    );
    const { tenant, data } = JSON.parse(row!.event) as HoldpointEvent<string, PermitTransitionedData>;
    expect(data.events).toEqual([{ name: 'cancelled', params: { reason: 'in-words' } }]);
    expect(row!.event).not.toContain('Li Si');
    expect(JSON.parse(decryptText(data.sealed!, `${tenant}/${data.hash}`))).toEqual({
      events: { 0: { reason: 'Li Si said so, call •••••••••78' } },
      reasons: {},
    });
    // The record has the words, for whoever may read it.
    const read = (await job.read()).state as { ended: { reason: string } };
    expect(read.ended.reason).toBe('Li Si said so, call •••••••••78');
    const handle = permits.temporal.client.workflow.getHandle(`permit/${permits.tenant}/${job.number}`);
    const history = textsIn(await handle.fetchHistory());
    expect(history).toContain('call •••••••••78');
    expect(history).not.toContain('13812345678');
  });
});

/** Payloads are bytes. */
function textsIn(value: unknown): string {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8');
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(textsIn).join('\n');
}
