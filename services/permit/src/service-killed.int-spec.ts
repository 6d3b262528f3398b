/** The permit service dies between the update and its reply: the same key, sent to the next process, gets the first answer; nothing is done or told twice. */
import { randomUUID } from 'node:crypto';
import { permitWorkflowId, type CommandReply } from '@holdpoint/contracts';
import { tcpProxy, until, type TcpProxy } from '@holdpoint/testing';
import { Client } from 'pg';
import { approve, readyForApproval } from './test-support/approval';
import { eventLedger, type EventLedger } from './test-support/event-ledger';
import { crew, hotWork, setUpPlant } from './test-support/plant';
import { runningPermits, type Answer, type RunningPermits } from './test-support/running-permits';
import { httpProcess, workerProcess, type ServiceProcess } from './test-support/service-processes';
import { expectWhole, holdTheRecord, recordIsHeld } from './test-support/whole-record';

let permits: RunningPermits;
let ledger: EventLedger;
let wire: TcpProxy;
let worker: ServiceProcess;
let service: ServiceProcess;
let lock: Client;

const start = async (): Promise<void> => {
  service = await httpProcess({ HOLDPOINT_TEMPORAL_ADDRESS: wire.address });
  permits.answerAt(service.url);
};

beforeAll(async () => {
  permits = await runningPermits({ worker: false, http: false });
  wire = await tcpProxy(permits.temporal.address);
  [worker, ledger] = await Promise.all([workerProcess(), eventLedger()]);
  await start();
  await setUpPlant(permits);
  lock = new Client({ connectionString: permits.database.superuserUrl });
  await lock.connect();
}, 300_000);
afterAll(async () => {
  await service?.kill();
  await worker?.kill();
  await lock?.end();
  await ledger?.stop();
  await permits?.stop();
  await wire?.close();
});

/** How a request ended: with its connection, or with an answer after all. */
const endOf = (asked: Promise<Answer>): Promise<string> =>
  asked.then(
    ({ status }) => `answered ${status}`,
    () => 'no answer',
  );

/** Dead before the worker has written anything. */
async function whileItIsRecorded(): Promise<void> {
  await recordIsHeld(permits.database);
  await service.kill();
  await lock.query('commit');
}

/** Dead when all is done and Temporal holds the answer, which it hands to nobody. */
async function beforeTheReply(number: () => Promise<string>, key: string): Promise<CommandReply> {
  await recordIsHeld(permits.database);
  // From here on the service hears nothing from Temporal, which has the update.
  wire.stall();
  await lock.query('commit');
  const life = permits.temporal.client.workflow.getHandle(permitWorkflowId(permits.tenant, await number()));
  const reply = (await life.getUpdateHandle(key).result()) as CommandReply;
  await service.kill();
  wire.restore();
  return reply;
}

/** Each transition of the permit was told of, and had its effect elsewhere once. */
async function expectToldOnce(number: string): Promise<void> {
  const told = (await expectWhole(permits.database, number)).map(({ hash }) => hash).sort();
  // A group waits for its dead member before it goes on.
  await until(async () => (await ledger.effects(number)).length >= told.length, { within: 120_000 });
  expect([...(await ledger.effects(number))].sort()).toEqual(told);
  const neighbours = await permits.database.query<{ event_id: string; times: number }>(
    'select event_id, count(*)::int as times from inbox group by event_id having count(*) > 1',
  );
  expect(neighbours).toEqual([]);
}

const moments = ['while the act is recorded', 'when Temporal holds the answer'] as const;

describe.each(moments)('killed %s', (moment) => {
  const dead = async (number: () => Promise<string>, key: string): Promise<CommandReply | undefined> =>
    moment === 'when Temporal holds the answer' ? beforeTheReply(number, key) : void (await whileItIsRecorded());

  it('an approval counts once', async () => {
    const job = await readyForApproval(permits);
    const key = randomUUID();
    await holdTheRecord(lock);
    const asked = endOf(approve(job, key));
    const reply = await dead(() => Promise.resolve(job.number), key);
    expect(await asked).toBe('no answer');
    await start();

    const again = await approve(job, key);
    expect([again.status, again.body]).toEqual([
      200,
      expect.objectContaining({ phase: 'approved', events: ['stageSigned', 'approved'] }),
    ]);
    if (reply) expect({ ...again.body, fingerprint: reply.fingerprint }).toEqual(reply);
    expect((await approve(job, key)).body).toEqual(again.body);
    await job.does(crew.charge, 'sign-briefing', { as: 'giver' });
    const lines = await expectWhole(permits.database, job.number);
    expect(lines.filter(({ command }) => command === 'approve')).toHaveLength(1);
    await expectToldOnce(job.number);
  });

  it('a submission is one permit', async () => {
    const key = randomUUID();
    const body = hotWork();
    const submit = (): Promise<Answer> => permits.phone(crew.applicant).post('/permits', body, { key });
    const numberOf = async (): Promise<string> => {
      const rows = await permits.database.query<{ number: string }>('select number from submission where key = $1', [
        key,
      ]);
      expect(rows).toHaveLength(1);
      return rows[0]!.number;
    };
    await holdTheRecord(lock);
    const asked = endOf(submit());
    const reply = await dead(numberOf, key);
    expect(await asked).toBe('no answer');
    await start();

    const again = await submit();
    const number = await numberOf();
    expect([again.status, again.body]).toEqual([201, expect.objectContaining({ number, events: ['submitted'] })]);
    if (reply) expect({ ...again.body, fingerprint: reply.fingerprint }).toEqual(reply);
    expect((await submit()).body).toEqual(again.body);
    await until(async () => {
      const [row] = await permits.database.query<{ phase: string }>('select phase from permit where number = $1', [
        number,
      ]);
      return row?.phase === 'inApproval';
    });
    const lines = await expectWhole(permits.database, number);
    expect(lines.map(({ command }) => command)).toEqual(['submit', 'prerequisitesReported']);
    await expectToldOnce(number);
  });
});
