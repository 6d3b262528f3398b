/** Whether a part really answers: a query, a cluster description, not an open port. */
import { Kafka, logLevel } from 'kafkajs';
import { Client } from 'pg';
import { until } from '../until';

export async function postgresAnswers(url: string): Promise<void> {
  await until(
    async () => {
      const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
      client.on('error', () => undefined);
      try {
        await client.connect();
        await client.query('select 1');
        return true;
      } finally {
        await client.end().catch(() => undefined);
      }
    },
    { within: 120_000, what: 'PostgreSQL answering' },
  );
}

export async function kafkaAnswers(brokers: string): Promise<void> {
  await until(
    async () => {
      const kafka = new Kafka({
        brokers: brokers.split(','),
        logLevel: logLevel.NOTHING,
        connectionTimeout: 3_000,
        retry: { retries: 0 },
      });
      const admin = kafka.admin();
      try {
        await admin.connect();
        return (await admin.describeCluster()).brokers.length > 0;
      } finally {
        await admin.disconnect();
      }
    },
    { within: 120_000, every: 250, what: 'Kafka answering' },
  );
}
