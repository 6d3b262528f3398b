/** The shared Kafka of a test run, with names that no other spec uses, and a reader of what was published. */
import { randomBytes } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { addressOf } from './backing/addresses';

export interface ReadMessage {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: string;
}
export interface TopicReader {
  /** Everything that has arrived so far, in order per partition; grows. */
  readonly messages: readonly ReadMessage[];
  stop(): Promise<void>;
}
export interface TestKafka {
  /** For HOLDPOINT_KAFKA_BROKERS. */
  readonly brokers: string;
  /** Unique to this call: begin names of topics and groups with it. */
  readonly prefix: string;
  topic(name: string): string;
  group(name: string): string;
  client(): Kafka;
  createTopics(...topics: readonly string[]): Promise<void>;
  /** Reads topics from their beginning until stopped. */
  read(...topics: readonly string[]): Promise<TopicReader>;
}

export function testKafka(brokers = addressOf('kafka')): TestKafka {
  const prefix = `t${randomBytes(4).toString('hex')}`;
  const client = (): Kafka => new Kafka({ brokers: brokers.split(','), clientId: prefix, logLevel: logLevel.NOTHING });
  return {
    brokers,
    prefix,
    topic: (name) => `${prefix}.${name}`,
    group: (name) => `${prefix}-${name}`,
    client,
    async createTopics(...topics) {
      const admin = client().admin();
      await admin.connect();
      try {
        await admin.createTopics({
          waitForLeaders: true,
          topics: topics.map((topic) => ({ topic, numPartitions: 3, replicationFactor: 1 })),
        });
      } finally {
        await admin.disconnect();
      }
    },
    async read(...topics) {
      const messages: ReadMessage[] = [];
      const consumer = client().consumer({ groupId: `${prefix}-reader-${randomBytes(3).toString('hex')}` });
      await consumer.connect();
      await consumer.subscribe({ topics: [...topics], fromBeginning: true });
      await consumer.run({
        eachMessage: ({ topic, partition, message }) => {
          messages.push({
            topic,
            partition,
            offset: message.offset,
            key: message.key?.toString() ?? '',
            headers: Object.fromEntries(
              Object.entries(message.headers ?? {}).map(([name, value]) => [name, String(value)]),
            ),
            value: message.value?.toString() ?? '',
          });
          return Promise.resolve();
        },
      });
      return { messages, stop: () => consumer.disconnect() };
    },
  };
}
