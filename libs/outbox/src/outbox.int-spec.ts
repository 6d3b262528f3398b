/** Events from one transaction to another on real PostgreSQL and Kafka: in order, once in effect, poison aside. */
import { randomUUID } from 'node:crypto';
import { deadLetterTopic } from '@holdpoint/contracts';
import { correlation, ProblemError, Retention } from '@holdpoint/service-kit';
import { serviceDatabase, testKafka, until, type ServiceDatabase, type TestKafka } from '@holdpoint/testing';

import { DeadLetters } from './index';
import { appendToOutbox } from './append';
import { effectsOf, startProbe, stepOfNoConcern, stepTaken, type Probe } from './test-support/event-probe';

let database: ServiceDatabase;
let kafka: TestKafka;
let probe: Probe;
let topic: string;
let ledger: string;
let shaky: string;
let poisoned = new Set<number>();
const seen: Record<string, number> = {};
let away = false;

beforeAll(async () => {
  database = await serviceDatabase('outbox');
  kafka = testKafka();
  topic = kafka.topic('probe.v1');
  ledger = kafka.group('ledger');
  shaky = kafka.group('shaky');
  probe = await startProbe({
    database,
    brokers: kafka.brokers,
    topic,
    groups: {
      [ledger]: () => undefined,
      [shaky]: (event) => {
        seen[event.id] = (seen[event.id] ?? 0) + 1;
        if (away) throw new ProblemError(503, 'busy');
        if (poisoned.has(event.data.step)) throw new Error(`cannot take 13812345678 of step ${event.data.step}`);
      },
    },
  });
});
afterAll(async () => {
  await probe?.stop();
  await database?.drop();
});

const produce = async (value: string | Buffer, key = 'k', headers: Record<string, string> = {}): Promise<void> => {
  const producer = kafka.client().producer();
  await producer.connect();
  await producer.send({ topic, messages: [{ key, value, headers }] });
  await producer.disconnect();
};
const waitFor = (group: string, subject: string, steps: readonly number[]): Promise<unknown> =>
  until(async () => JSON.stringify((await effectsOf(database, group))[subject]) === JSON.stringify(steps), {
    what: `${group} ${subject} ${JSON.stringify(steps)}`,
  });

describe('an event', () => {
  it('has its effect in every group, in order per key, within the act that caused it', async () => {
    await correlation.run('act-7', () => probe.take('acme', 'p-1', 1, 2, 3));
    await probe.take('acme', 'p-1', 4);
    await probe.take('bolt', 'p-2', 1);
    for (const group of [ledger, shaky]) {
      await waitFor(group, 'p-1', [1, 2, 3, 4]);
      await waitFor(group, 'p-2', [1]);
    }
    const acts = await database.query<{ correlation: string; tenant: string }>(
      `select correlation, tenant from effect where consumer = $1 and subject = 'p-1' order by position`,
      [ledger],
    );
    expect(acts.slice(0, 3)).toEqual(Array.from({ length: 3 }, () => ({ correlation: 'act-7', tenant: 'acme' })));
    await until(async () => (await database.query(`select 1 from outbox where published_at is null`)).length === 0);
  });

  it('is never told of when its transaction fails', async () => {
    await expect(
      probe.tenants.write('acme', async (em) => {
        await appendToOutbox(em, { topic, key: 'p-3', type: stepTaken, tenant: 'acme', data: { step: 1 } });
        throw new Error('changed our mind');
      }),
    ).rejects.toThrow('changed our mind');
    await probe.take('acme', 'p-3', 2);
    await waitFor(ledger, 'p-3', [2]);
  });

  it('that is delivered again has no second effect', async () => {
    await probe.take('acme', 'p-4', 1);
    await waitFor(ledger, 'p-4', [1]);
    const [row] = await database.query<{ event: string }>(`select event from outbox where key = 'p-4'`);
    await produce(row!.event, 'p-4');
    await probe.take('acme', 'p-4', 2);
    await waitFor(ledger, 'p-4', [1, 2]);
  });

  it('that doesn’t concern a consumer costs it nothing, not even a memory', async () => {
    await probe.take('acme', 'p-404', 1, stepOfNoConcern, 2);
    await waitFor(ledger, 'p-404', [1, 2]);
    const remembered = await database.query(
      `select from inbox i join outbox o on o.event_id = i.event_id where o.key = 'p-404' and i.consumer = $1`,
      [ledger],
    );
    expect(remembered).toHaveLength(2);
  });

  it('is seen in the outbox by its own tenant only', async () => {
    const own = await probe.tenants.read('bolt', (em) => em.query(`select distinct tenant from outbox`));
    expect(own).toEqual([{ tenant: 'bolt' }]);
    await expect(
      probe.tenants.write('bolt', (em) =>
        appendToOutbox(em, { topic, key: 'x', type: stepTaken, tenant: 'acme', data: { step: 1 } }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('larger than the broker takes is refused before anything is written', async () => {
    await expect(
      probe.tenants.write('acme', (em) =>
        appendToOutbox(em, { topic, key: 'x', type: stepTaken, tenant: 'acme', data: { text: 'x'.repeat(1_000_000) } }),
      ),
    ).rejects.toThrow(/larger than/);
  });

  it('that is large leaves with as many others as the broker takes together, in order', async () => {
    const steps = [1, 2, 3, 4, 5, 6, 7, 8];
    const padding = 'x'.repeat(300_000);
    await probe.tenants.write('acme', async (em) => {
      for (const step of steps)
        await appendToOutbox(em, { topic, key: 'p-large', type: stepTaken, tenant: 'acme', data: { step, padding } });
    });
    await waitFor(ledger, 'p-large', steps);
  });
});

describe('an effect that fails', () => {
  it('because something is away is waited for, and nothing behind it overtakes', async () => {
    away = true;
    const first = await probe
      .take('acme', 'p-5', 1)
      .then(() => database.query<{ event_id: string }>(`select event_id from outbox where key = 'p-5'`));
    await probe.take('acme', 'p-5', 2);
    await until(() => (seen[first[0]!.event_id] ?? 0) > 4);
    expect((await effectsOf(database, shaky))['p-5']).toBeUndefined();
    away = false;
    await waitFor(shaky, 'p-5', [1, 2]);
  });

  it('by itself is tried a few times, set aside with why, and can be replayed for that group only', async () => {
    poisoned = new Set([66]);
    await probe.take('acme', 'p-6', 65, 66, 67);
    await waitFor(shaky, 'p-6', [65, 67]);
    await waitFor(ledger, 'p-6', [65, 66, 67]);
    const letters = probe.app.get(DeadLetters);
    const [letter, ...others] = await until(async () => {
      const list = await letters.list('acme');
      return list.length > 0 && list;
    });
    expect(others).toEqual([]);
    expect(letter).toMatchObject({
      tenant: 'acme',
      consumer: shaky,
      topic,
      key: 'p-6',
      eventType: stepTaken,
      attempts: 3,
    });
    expect(letter!.error).toBe('Error: cannot take [hidden] of step 66');
    expect(await letters.list('bolt')).toEqual([]);
    expect(await letters.replay('bolt', letter!.id, 'li')).toBe(false);

    const reader = await kafka.read(deadLetterTopic(topic, shaky));
    const [dead] = await until(() => reader.messages.length > 0 && reader.messages);
    await reader.stop();
    expect(dead!.headers).toMatchObject({
      'holdpoint-group': shaky,
      'holdpoint-attempts': '3',
      'holdpoint-topic': topic,
      'holdpoint-partition': String(letter!.partition),
      'holdpoint-offset': letter!.offset,
      'holdpoint-error': 'Error: cannot take [hidden] of step 66',
    });
    expect(JSON.parse(dead!.value)).toMatchObject({ subject: 'p-6', data: { step: 66 } });

    poisoned = new Set();
    expect(await letters.replay('acme', letter!.id, 'li')).toBe(true);
    await waitFor(shaky, 'p-6', [65, 67, 66]);
    expect(await letters.list('acme')).toEqual([]);
    expect(await letters.list('acme', { includeReplayed: true })).toMatchObject([{ id: letter!.id, replayedBy: 'li' }]);
    // The other group had it already, and the replay wasn't for it.
    expect((await effectsOf(database, ledger))['p-6']).toEqual([65, 66, 67]);
  });

  it.each([
    ['not JSON', '{"specversion"'],
    ['no event', '{"hello":"world"}'],
    [
      'of a tenant that is no name',
      JSON.stringify({
        specversion: '1.0',
        id: '1',
        source: 's',
        type: stepTaken,
        subject: 'x',
        time: 't',
        tenant: '*',
      }),
    ],
  ])('because the message is %s is set aside at once, and what follows goes on', async (_, value) => {
    const before = await database.query(`select 1 from dead_letter where tenant = '-' and consumer = $1`, [ledger]);
    await produce(value, 'p-7');
    const subject = `p-7-${randomUUID()}`;
    await probe.take('acme', subject, 1);
    await waitFor(ledger, subject, [1]);
    await until(
      async () =>
        (await database.query(`select 1 from dead_letter where tenant = '-' and consumer = $1`, [ledger])).length ===
        before.length + 1,
    );
  });

  it('is not called for types that nobody asked for', async () => {
    await probe.tenants.write('acme', (em) =>
      appendToOutbox(em, { topic, key: 'p-8', type: 'holdpoint.probe.else', tenant: 'acme', data: { step: 1 } }),
    );
    await probe.take('acme', 'p-8', 2);
    await waitFor(ledger, 'p-8', [2]);
  });
});

describe('what has been kept long enough', () => {
  it('is removed, and nothing else', async () => {
    await database.query(`insert into outbox (tenant, event_id, topic, key, event, published_at) values
      ('acme', 'old', 't', 'k', '{}', now() - interval '49 hours'), ('bolt', 'young', 't', 'k', '{}', now() - interval '47 hours')`);
    await database.query(`insert into inbox (tenant, consumer, event_id, received_at) values
      ('acme', 'c', 'old', now() - interval '31 days'), ('bolt', 'c', 'young', now() - interval '29 days')`);
    expect(await probe.app.get(Retention).prune()).toEqual({ outbox: 1, inbox: 1 });
    expect(await database.query(`select event_id from outbox where event_id in ('old', 'young')`)).toEqual([
      { event_id: 'young' },
    ]);
    expect(await database.query(`select event_id from inbox where consumer = 'c'`)).toEqual([{ event_id: 'young' }]);
  });
});
