/** One consumer group's reading of one topic: offsets are committed after the effect, and whatever breaks is started again. */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { consumerLag } from '../metrics';
import type { IncomingMessage, SubscribeOptions, Subscription } from './message-broker';

const log = new Logger('Consumer');
const reconnectMs = 1_000;
/** Offsets are committed at least so often; what is read again after a crash is known by the inbox. */
const commitEvery = 50;

export class KafkaSubscription implements Subscription {
  private consumer?: Consumer;
  private stopping = false;
  private readonly abort = new AbortController();
  private running: Promise<void>;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: SubscribeOptions,
  ) {
    this.running = this.keepRunning();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.abort.abort();
    await this.running;
    await this.consumer?.disconnect().catch(() => undefined);
  }

  private async keepRunning(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.start();
        return;
      } catch (error) {
        const { topic, group } = this.options;
        log.warn({ msg: 'cannot consume yet; trying again', topic, group, err: error });
        await this.consumer?.disconnect().catch(() => undefined);
        await pause(reconnectMs, undefined, { signal: this.abort.signal }).catch(() => undefined);
      }
    }
  }

  private async start(): Promise<void> {
    const { topic, group, partitionsAtOnce } = this.options;
    const consumer = this.kafka.consumer({
      groupId: group,
      allowAutoTopicCreation: false,
      sessionTimeout: 15_000,
      rebalanceTimeout: 20_000,
      heartbeatInterval: 3_000,
      maxWaitTimeInMs: 1_000,
      retry: {
        retries: 5,
        initialRetryTime: 200,
        maxRetryTime: 2_000,
        restartOnFailure: () => Promise.resolve(!this.stopping),
      },
    });
    this.consumer = consumer;
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart || this.stopping) return;
      log.error({ msg: 'a consumer crashed; starting it again', topic, group, err: payload.error });
      this.running = consumer
        .disconnect()
        .catch(() => undefined)
        .then(() => this.keepRunning());
    });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: partitionsAtOnce,
      eachBatch: (payload) => this.takeBatch(consumer, payload),
    });
    if (this.stopping) await consumer.disconnect();
  }

  private async takeBatch(consumer: Consumer, payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const running = (): boolean => payload.isRunning() && !payload.isStale() && !this.stopping;
    let uncommitted: string | undefined;
    const commit = async (): Promise<void> => {
      if (uncommitted === undefined) return;
      await consumer.commitOffsets([{ topic, partition, offset: (BigInt(uncommitted) + 1n).toString() }]);
      uncommitted = undefined;
    };
    const lag = { topic, group: this.options.group, partition: String(partition) };
    const behind = (next: bigint): void => consumerLag.set(lag, Number(BigInt(payload.batch.highWatermark) - next));
    let taken = 0;
    // Told before the work too: an effect that waits for something must not look like one that keeps up.
    if (messages[0]) behind(BigInt(messages[0].offset));
    for (const message of messages) {
      if (!running()) break;
      const done = await this.options.take(incoming(topic, partition, message), {
        running,
        heartbeat: payload.heartbeat,
      });
      if (!done) break;
      payload.resolveOffset(message.offset);
      behind(BigInt(message.offset) + 1n);
      uncommitted = message.offset;
      taken += 1;
      if (taken % commitEvery === 0) await commit();
      await payload.heartbeat();
    }
    await commit();
  }
}

const incoming = (topic: string, partition: number, message: KafkaMessage): IncomingMessage => ({
  topic,
  partition,
  offset: message.offset,
  key: message.key?.toString() ?? null,
  value: message.value,
  headers: Object.fromEntries(
    Object.entries(message.headers ?? {}).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ),
});
