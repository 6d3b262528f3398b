/** One consumer group's reading of one topic: offsets are committed after the effect, and whatever breaks is started again. */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { Consumer, EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { consumerLag } from '../metrics';
import type { IncomingMessage, SubscribeOptions, Subscription } from './message-broker';

const log = new Logger('Consumer');
const reconnectMs = 1_000;
/** Offsets are committed so often, and after so many messages: not after each, since what is read again after a crash is known by the inbox. */
const commitEveryMs = 1_000;
const commitEvery = 50;

export class KafkaSubscription implements Subscription {
  private consumer?: Consumer;
  private stopping = false;
  private readonly abort = new AbortController();
  private running: Promise<void>;
  /** Next offset by partition, of what is done and not yet committed. */
  private readonly done = new Map<number, string>();
  private doneSinceCommit = 0;
  private readonly committing: NodeJS.Timeout;

  constructor(
    private readonly kafka: Kafka,
    private readonly options: SubscribeOptions,
  ) {
    this.running = this.keepRunning();
    this.committing = setInterval(() => void this.commit(), commitEveryMs);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.abort.abort();
    await this.running;
    clearInterval(this.committing);
    await this.commit();
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
    // Whoever has a partition now commits for it; what was done of it meanwhile is known by the inbox.
    consumer.on(consumer.events.GROUP_JOIN, () => this.done.clear());
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
      eachBatch: (payload) => this.takeBatch(payload),
    });
    if (this.stopping) await consumer.disconnect();
  }

  private async takeBatch(payload: EachBatchPayload): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const running = (): boolean => payload.isRunning() && !payload.isStale() && !this.stopping;
    const lag = { topic, group: this.options.group, partition: String(partition) };
    const behind = (next: bigint): void => consumerLag.set(lag, Number(BigInt(payload.batch.highWatermark) - next));
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
      const next = BigInt(message.offset) + 1n;
      behind(next);
      this.done.set(partition, next.toString());
      this.doneSinceCommit += 1;
      if (this.doneSinceCommit >= commitEvery) await this.commit();
      await payload.heartbeat();
    }
    if (this.stopping) await this.commit();
  }

  /** A commit that fails is made up for by the next one. */
  private async commit(): Promise<void> {
    if (this.done.size === 0) return;
    const { topic, group } = this.options;
    const offsets = [...this.done].map(([partition, offset]) => ({ topic, partition, offset }));
    this.doneSinceCommit = 0;
    try {
      await this.consumer?.commitOffsets(offsets);
      for (const { partition, offset } of offsets) if (this.done.get(partition) === offset) this.done.delete(partition);
    } catch (error) {
      log.debug({ msg: 'offsets cannot be committed yet', topic, group, err: error });
    }
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
