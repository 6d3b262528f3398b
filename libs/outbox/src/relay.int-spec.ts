/** The relay on real parts: one per service, followed by another, late commits found, woken from other processes. */
import { serviceDatabase, testKafka, until, type ServiceDatabase, type TestKafka } from '@holdpoint/testing';
import { Client } from 'pg';
import { effectsOf, startProbe, stepTaken, type Probe } from './test-support/event-probe';

let database: ServiceDatabase;
let kafka: TestKafka;
let probe: Probe;
let topic: string;
let ledger: string;

beforeAll(async () => {
  database = await serviceDatabase('outbox');
  kafka = testKafka();
  topic = kafka.topic('probe.v1');
  ledger = kafka.group('ledger');
  probe = await startProbe({
    database,
    brokers: kafka.brokers,
    topic,
    groups: { [ledger]: () => undefined },
  });
});
afterAll(async () => {
  await probe?.stop();
  await database?.drop();
});
const waitFor = (group: string, subject: string, steps: readonly number[]): Promise<unknown> =>
  until(async () => JSON.stringify((await effectsOf(database, group))[subject]) === JSON.stringify(steps), {
    what: `${group} ${subject} ${JSON.stringify(steps)}`,
  });

describe('the relay', () => {
  const relayPid = async (): Promise<number | undefined> => {
    const rows = await database.query<{ pid: number }>(
      `select l.pid from pg_locks l join pg_stat_activity a using (pid)
        where l.locktype = 'advisory' and l.granted and a.datname = $1 and a.application_name = 'holdpoint-outbox-relay'`,
      [database.name],
    );
    return rows[0]?.pid;
  };

  it('is one per service, is followed by another, and loses nothing between', async () => {
    const second = await startProbe({ database, brokers: kafka.brokers, topic, groups: {}, pollMs: 100 });
    try {
      const pid = await until(relayPid);
      await database.query(`select pg_terminate_backend($1)`, [pid]);
      await probe.take('acme', 'p-9', 1, 2, 3);
      await waitFor(ledger, 'p-9', [1, 2, 3]);
      expect(await until(relayPid)).not.toBe(pid);
    } finally {
      await second.stop();
    }
    await probe.take('acme', 'p-9', 4);
    await waitFor(ledger, 'p-9', [1, 2, 3, 4]);
  });

  it('finds rows that commit late with a lower id', async () => {
    const late = new Client({ connectionString: database.url });
    await late.connect();
    const row = (step: number): string =>
      JSON.stringify({
        specversion: '1.0',
        id: `late-${step}-${topic}`,
        source: 'holdpoint/probe',
        type: stepTaken,
        subject: `p-10-${step}`,
        time: new Date().toISOString(),
        datacontenttype: 'application/json',
        tenant: 'acme',
        correlationid: 'late',
        data: { step },
      });
    await late.query(`select set_config('holdpoint.tenant', 'acme', false)`);
    await late.query('begin');
    await late.query(`insert into outbox (event_id, tenant, topic, key, event) values ($1, 'acme', $2, 'p-10-1', $3)`, [
      `late-1-${topic}`,
      topic,
      row(1),
    ]);
    await probe.take('acme', 'p-10-2', 2);
    await waitFor(ledger, 'p-10-2', [2]);
    await late.query('commit');
    await late.end();
    await waitFor(ledger, 'p-10-1', [1]);
  });
});

describe('a process that only writes', () => {
  it('wakes the relay of another one, long before its poll', async () => {
    await probe.stop();
    const relaying = await startProbe({
      database,
      brokers: kafka.brokers,
      topic,
      groups: { [ledger]: () => undefined },
      pollMs: 3_600_000,
    });
    await relaying.take('acme', 'p-11', 1);
    await waitFor(ledger, 'p-11', [1]);
    // The act that wakes is the process's own: the writer's replaces the relay's here, as it would in a process of its own.
    const writing = await startProbe({ database, brokers: kafka.brokers, topic, groups: {}, relay: false });
    await writing.take('acme', 'p-11', 2);
    await waitFor(ledger, 'p-11', [1, 2]);
    await writing.stop();
    await relaying.stop();
    probe = await startProbe({ database, brokers: kafka.brokers, topic, groups: {} });
  });
});
