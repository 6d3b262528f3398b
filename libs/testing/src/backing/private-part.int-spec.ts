/** A spec's own parts keep what they were given through a stop, a crash and a cut. */
import { Client } from 'pg';
import { serviceDatabase } from '../service-database';
import { testKafka } from '../test-kafka';
import { testTemporal } from '../test-temporal';
import { until } from '../until';
import { privatePart, type PrivatePart } from './private-part';

/** A part of its own takes some time to come up on a busy machine. */
jest.setTimeout(240_000);

describe('privatePart', () => {
  let part: PrivatePart | undefined;
  afterEach(async () => {
    await part?.discard();
    part = undefined;
  });

  it.each(['stop', 'kill'] as const)('keeps rows of PostgreSQL through a %s', async (end) => {
    part = await privatePart('postgres');
    const database = await serviceDatabase('kept', part.address);
    const run = async (sql: string) => {
      const client = new Client({ connectionString: database.migrationUrl });
      client.on('error', () => undefined);
      await client.connect();
      return client.query<{ n: number }>(sql).finally(() => client.end());
    };
    await run('create table kept (n int)');
    await run('insert into kept values (7)');
    await part[end]();
    await expect(run('select 1')).rejects.toThrow();
    await part.start();
    expect((await run('select n from kept')).rows).toEqual([{ n: 7 }]);
    part.proxy.cut();
    await expect(run('select 1')).rejects.toThrow();
    part.proxy.restore();
    expect((await run('select n from kept')).rows).toEqual([{ n: 7 }]);
  });

  it.each(['stop', 'kill'] as const)('keeps messages of Kafka through a %s', async (end) => {
    part = await privatePart('kafka');
    const kafka = testKafka(part.address);
    const topic = kafka.topic('kept');
    await kafka.createTopics(topic);
    const producer = kafka.client().producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ key: 'k', value: 'before' }] });
    await producer.disconnect();
    await part[end]();
    await part.start();
    const reader = await kafka.read(topic);
    await until(() => reader.messages.some(({ value }) => value === 'before'), { within: 60_000 });
    expect(part.proxy.connections).toBeGreaterThan(0);
    await reader.stop();
  });

  it.each(['stop', 'kill'] as const)('keeps open workflows of Temporal through a %s', async (end) => {
    part = await privatePart('temporal');
    const before = await testTemporal(part.address);
    await before.client.workflow.start('nothing-runs-this', { taskQueue: 'permit', workflowId: 'kept' });
    await part[end]();
    await part.start();
    const { status } = await until(() => before.client.workflow.getHandle('kept').describe(), { within: 60_000 });
    expect(status.name).toBe('RUNNING');
    await before.close();
  });
});
