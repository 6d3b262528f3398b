/** Kafka is cut off, goes silent, dies and comes back: commands go on, order per key is kept, nothing is lost, nothing happens twice. */
import { metrics } from '@holdpoint/service-kit';
import { privatePart, serviceDatabase, until, type PrivatePart, type ServiceDatabase } from '@holdpoint/testing';
import request from 'supertest';
import { effectsOf, startProbe, type Probe } from './test-support/event-probe';

/** A broker of its own takes some time to come up on a busy machine. */
jest.setTimeout(240_000);

const group = 'ledger';
const subjects = ['p-1', 'p-2', 'p-3', 'p-4'];
let kafka: PrivatePart;
let database: ServiceDatabase;
let probe: Probe;
let step = 0;
const taken: Record<string, number[]> = {};

/** One more step of every subject, each in a transaction of its own. */
const act = async (times: number): Promise<void> => {
  for (let i = 0; i < times; i += 1) {
    step += 1;
    for (const subject of subjects) {
      await probe.take('acme', subject, step);
      (taken[subject] ??= []).push(step);
    }
  }
};
const allHaveHappened = (): Promise<unknown> =>
  until(
    async () => {
      const effects = await effectsOf(database, group);
      return subjects.every((subject) => (effects[subject]?.length ?? 0) >= (taken[subject]?.length ?? 0));
    },
    { within: 60_000, what: 'every effect' },
  );
const pending = (): Promise<number> =>
  database.query(`select 1 from outbox where published_at is null`).then((rows) => rows.length);
const failed = async (): Promise<number> =>
  Number(/holdpoint_outbox_failures_total\{service="probe"\} (\d+)/.exec(await metrics.metrics())?.[1]);
const readiness = async (): Promise<{
  status: number;
  body: { status: string; dependencies: { name: string; status: string }[] };
}> => {
  const { status, body } = await request(probe.app.getHttpServer() as never).get('/health/ready');
  return { status, body: body as never };
};

beforeAll(async () => {
  [kafka, database] = await Promise.all([privatePart('kafka'), serviceDatabase('outbox')]);
  probe = await startProbe({
    database,
    brokers: kafka.address,
    topic: 'probe.v1',
    groups: { [group]: () => undefined },
  });
  await act(3);
  await allHaveHappened();
});
afterAll(async () => {
  await probe?.stop();
  await kafka?.discard();
  await database?.drop();
});
afterEach(async () => {
  await allHaveHappened();
  expect(await effectsOf(database, group)).toEqual(taken);
  expect(await pending()).toBe(0);
});

it('connections are cut: the service is degraded, not down, and acts wait in the outbox', async () => {
  kafka.proxy.cut();
  await act(5);
  const report = await until(async () => {
    const answer = await readiness();
    return answer.body.status === 'degraded' && answer;
  });
  expect(report.status).toBe(200);
  expect(report.body.dependencies).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ name: 'kafka', status: 'down' }),
      expect.objectContaining({ name: 'postgresql', status: 'up' }),
    ]),
  );
  await act(5);
  expect(await pending()).toBeGreaterThan(0);
  await until(async () => (await failed()) > 0);
  kafka.proxy.restore();
});

it('connections go silent without an end', async () => {
  const failures = await failed();
  kafka.proxy.stall();
  await act(5);
  // Only its own time limit tells a client of silence.
  await until(async () => (await failed()) > failures, { within: 60_000 });
  kafka.proxy.restore();
});

it('the broker is killed and started again on its data', async () => {
  await act(3);
  await kafka.kill();
  await act(5);
  await kafka.start();
  await act(3);
});
