/** Temporal or the worker away: reads go on, commands are told when to come back, and what was asked is done once afterwards. */
import { randomUUID } from 'node:crypto';
import { metrics } from '@holdpoint/service-kit';
import { tcpProxy, until, type TcpProxy } from '@holdpoint/testing';
import { crew, hotWork, setUpPlant } from './test-support/plant';
import { runningPermits, type Answer, type RunningPermits } from './test-support/running-permits';

/** Tries of consumers that were put off. */
async function retries(): Promise<number> {
  const { values } = await metrics.getSingleMetric('holdpoint_event_retries_total')!.get();
  return values.reduce((sum, { value }) => sum + value, 0);
}

describe('with Temporal away', () => {
  let permits: RunningPermits;
  let wire: TcpProxy;
  beforeAll(async () => {
    permits = await runningPermits({
      environment: { HOLDPOINT_TEMPORAL_UPDATE_TIMEOUT_MS: '5000' },
      temporalAddress: async (address) => {
        wire = await tcpProxy(address);
        return wire.address;
      },
    });
    await setUpPlant(permits);
  });
  afterAll(async () => {
    await permits.stop();
    await wire.close();
  });

  it('refuses commands with Retry-After, reads on, and takes the same key when it is back', async () => {
    const phone = permits.phone(crew.applicant);
    const before = await phone.post('/permits', hotWork());
    expect(before.status).toBe(201);
    wire.cut();
    const key = randomUUID();
    const body = hotWork();
    const away = await phone.post('/permits', body, { key });
    expect([away.status, away.headers['retry-after']]).toEqual([503, expect.stringMatching(/^\d+$/)]);
    expect(['temporal-unavailable', 'timeout']).toContain(away.body.code);
    const path = `/permits/${String(before.body.number)}`;
    const cancel = await phone.post(`${path}/cancel`, { reason: 'x' });
    expect(cancel.status).toBe(503);
    for (const read of [path, `${path}/transitions`, `${path}/obstacles`, `${path}/audit`, '/permits'])
      expect([read, (await phone.get(read)).status]).toEqual([read, 200]);

    wire.restore();
    const answer = await until(
      async (): Promise<Answer | false> => {
        const again = await phone.post('/permits', body, { key });
        return again.status === 201 && again;
      },
      { within: 60_000, every: 500, what: 'the same key after Temporal is back' },
    );
    const rows = await permits.database.query('select number from submission where key = $1', [key]);
    expect(rows).toEqual([{ number: answer.body.number }]);
    const recorded = await permits.database.query('select from transition where command_key = $1', [key]);
    expect(recorded).toHaveLength(1);
  });

  it('tells a living permit of a lost qualification once Temporal is back, not the dead letters', async () => {
    const phone = permits.phone(crew.applicant);
    const permit = await phone.post('/permits', hotWork());
    await until(async () => (await phone.get(`/permits/${String(permit.body.number)}`)).body.phase === 'inApproval');
    const before = await retries();
    wire.cut();
    const id = randomUUID();
    const at = new Date().toISOString();
    const event = {
      specversion: '1.0',
      id,
      source: 'holdpoint/qualification',
      type: 'holdpoint.qualification.lost',
      subject: crew.guardian,
      time: at,
      datacontenttype: 'application/json',
      tenant: permits.tenant,
      correlationid: randomUUID(),
      data: { person: crew.guardian, reason: 'lapsed', certificateClass: 'enterprise/guardian', at },
    };
    const producer = permits.kafka.client().producer();
    await producer.connect();
    await producer.send({
      topic: `${permits.kafka.prefix}.holdpoint.qualification.v1`,
      messages: [{ key: crew.guardian, value: JSON.stringify(event) }],
    });
    await producer.disconnect();
    await until(async () => (await retries()) > before, { what: 'a try while Temporal is away' });
    expect(await permits.database.query('select from inbox where event_id = $1', [id])).toEqual([]);
    wire.restore();
    const told = await until(
      async () => {
        const rows = await permits.database.query<{ actor: string }>(
          `select actor from transition where number = $1 and command = 'qualificationLost'`,
          [permit.body.number],
        );
        return rows.length > 0 && rows;
      },
      { within: 60_000, what: 'the permit having heard' },
    );
    expect(told).toEqual([{ actor: 'system:qualification' }]);
    expect(await permits.database.query('select from dead_letter')).toEqual([]);
  });
});

describe('with the worker away', () => {
  let permits: RunningPermits;
  beforeAll(async () => {
    permits = await runningPermits({ worker: false, environment: { HOLDPOINT_TEMPORAL_UPDATE_TIMEOUT_MS: '1500' } });
    await setUpPlant(permits);
  });
  afterAll(() => permits.stop());

  it('says that no answer came in time, and gives it to the same key when the worker is back: done once', async () => {
    const phone = permits.phone(crew.applicant);
    const key = randomUUID();
    const body = hotWork();
    const first = await phone.post('/permits', body, { key });
    expect([first.status, first.body.code, first.headers['retry-after']]).toEqual([
      503,
      'timeout',
      expect.stringMatching(/^\d+$/),
    ]);
    await permits.startWorker();
    const answer = await until(async (): Promise<Answer | false> => {
      const again = await phone.post('/permits', body, { key });
      return again.status === 201 && again;
    });
    const rows = await permits.database.query<{ number: string }>(
      `select number from transition where command = 'submit'`,
    );
    expect(rows).toEqual([{ number: answer.body.number }]);
  });
});
