/** The broker as Apache Kafka, by kafkajs: short tries that fail soon, because whoever calls tries again by itself. */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { Kafka, logLevel, Partitioners, type Admin, type logCreator, type Producer } from 'kafkajs';
import { KafkaSubscription } from './kafka-subscription';
import { quietKafkajs } from './kafkajs-idle';
import type { MessageBroker, OutgoingMessage, SubscribeOptions, Subscription, TopicWish } from './message-broker';

const log = new Logger('Kafka');
const toOurLog: logCreator = () => (entry) => {
  const { message, error, groupId, broker } = entry.log as Record<string, unknown>;
  const line = { msg: message, error, groupId, broker };
  // What kafkajs calls an error is a try that failed; ours is only what nobody tries again.
  if (entry.level <= logLevel.ERROR) log.warn(line);
  else log.debug(line);
};

export class KafkaBroker implements MessageBroker {
  private readonly kafka: Kafka;
  private producer?: Promise<Producer>;
  private admin?: Promise<Admin>;

  constructor(clientId: string, brokers: readonly string[]) {
    quietKafkajs();
    this.kafka = new Kafka({
      clientId,
      brokers: [...brokers],
      connectionTimeout: 3_000,
      requestTimeout: 10_000,
      logLevel: logLevel.WARN,
      logCreator: toOurLog,
      retry: { retries: 2, initialRetryTime: 100, maxRetryTime: 1_000 },
    });
  }

  async publish(messages: readonly OutgoingMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const byTopic = new Map<string, OutgoingMessage[]>();
    for (const message of messages) byTopic.set(message.topic, [...(byTopic.get(message.topic) ?? []), message]);
    const producer = await this.connectedProducer();
    try {
      await producer.sendBatch({
        acks: -1,
        timeout: 10_000,
        topicMessages: [...byTopic].map(([topic, list]) => ({
          topic,
          messages: list.map(({ key, value, headers }) => ({ key, value, headers: headers ?? {} })),
        })),
      });
    } catch (error) {
      // A fresh producer finds a restarted broker at once; the old one would wait out its own backoff.
      this.producer = undefined;
      producer.disconnect().catch(() => undefined);
      throw error;
    }
  }

  subscribe(options: SubscribeOptions): Subscription {
    return new KafkaSubscription(this.kafka, options);
  }

  async ensureTopics(topics: readonly TopicWish[]): Promise<void> {
    await this.asAdmin(async (admin) => {
      const existing = new Set(await admin.listTopics());
      // Several groups may want one topic; asking for it twice in one request is an error.
      const wanted = new Map(topics.map((wish) => [wish.topic, wish]));
      const missing = [...wanted.values()].filter(({ topic }) => !existing.has(topic));
      if (missing.length === 0) return;
      await admin.createTopics({
        waitForLeaders: true,
        topics: missing.map(({ topic, partitions, replication, config }) => ({
          topic,
          numPartitions: partitions,
          replicationFactor: replication,
          configEntries: Object.entries(config ?? {}).map(([name, value]) => ({ name, value })),
        })),
      });
    });
  }

  async check(): Promise<void> {
    await this.asAdmin((admin) => admin.describeCluster());
  }

  async close(): Promise<void> {
    const [producer, admin] = [this.producer, this.admin];
    this.producer = this.admin = undefined;
    const connected = await Promise.allSettled([producer, admin]);
    const leaving = connected.map(async (one) => (one.status === 'fulfilled' ? one.value?.disconnect() : undefined));
    // A broker that is away doesn't hold up our own end.
    await Promise.race([Promise.allSettled(leaving), pause(3_000, undefined, { ref: false })]);
  }

  private connectedProducer(): Promise<Producer> {
    if (this.producer) return this.producer;
    const producer = this.kafka.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      // One request at a time and connection: a retry can't overtake.
      maxInFlightRequests: 1,
      metadataMaxAge: 60_000,
    });
    const connecting = producer.connect().then(() => producer);
    this.producer = connecting;
    connecting.catch(() => {
      if (this.producer === connecting) this.producer = undefined;
    });
    return connecting;
  }

  private async asAdmin<T>(act: (admin: Admin) => Promise<T>): Promise<T> {
    this.admin ??= (async () => {
      const admin = this.kafka.admin();
      await admin.connect();
      return admin;
    })();
    const connecting = this.admin;
    try {
      return await act(await connecting);
    } catch (error) {
      if (this.admin === connecting) this.admin = undefined;
      connecting.then((admin) => admin.disconnect()).catch(() => undefined);
      throw error;
    }
  }
}
