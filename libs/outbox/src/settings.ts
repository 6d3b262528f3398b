/** How events leave and arrive: brokers, topics, patience. */
import { SettingsReader, type Environment } from '@holdpoint/service-kit';

export interface OutboxSettings {
  readonly brokers: readonly string[];
  /** What every topic and group begins with in Kafka, where several installations share one; usually nothing. */
  readonly prefix: string;
  /** Partitions of a topic that has to be created; those that exist stay as they are. */
  readonly partitions: number;
  /** -1: the broker's own default. */
  readonly replication: number;
  /** Milliseconds between two looks into the outbox when nothing wakes the relay. */
  readonly pollMs: number;
  /** Milliseconds that the relay, once woken, lets more events come together. */
  readonly gatherMs: number;
  readonly batch: number;
  /** Hours that published rows are kept, and days that a consumer remembers what it has had: longer than Kafka keeps events. */
  readonly publishedHours: number;
  readonly inboxDays: number;
  /** Tries of an event whose effect fails by itself, before it goes to the dead letters. */
  readonly attempts: number;
  readonly partitionsAtOnce: number;
}

/** A process that only writes to the outbox (`relay` false) needs no broker. */
export function outboxSettings(relay = true, env: Environment = process.env): OutboxSettings {
  const read = new SettingsReader(env);
  return read.checked({
    brokers: read.list('HOLDPOINT_KAFKA_BROKERS', relay ? undefined : ''),
    prefix: read.optional('HOLDPOINT_KAFKA_PREFIX') ?? '',
    partitions: read.number('HOLDPOINT_KAFKA_PARTITIONS', 6, { min: 1 }),
    replication: read.number('HOLDPOINT_KAFKA_REPLICATION', -1, { min: -1 }),
    pollMs: read.number('HOLDPOINT_OUTBOX_POLL_MS', 1_000, { min: 10 }),
    gatherMs: read.number('HOLDPOINT_OUTBOX_GATHER_MS', 25, { min: 0, max: 1_000 }),
    batch: read.number('HOLDPOINT_OUTBOX_BATCH', 500, { min: 1, max: 10_000 }),
    publishedHours: read.number('HOLDPOINT_OUTBOX_KEEP_HOURS', 48, { min: 1 }),
    inboxDays: read.number('HOLDPOINT_INBOX_KEEP_DAYS', 30, { min: 1 }),
    attempts: read.number('HOLDPOINT_CONSUMER_ATTEMPTS', 5, { min: 1 }),
    partitionsAtOnce: read.number('HOLDPOINT_CONSUMER_PARTITIONS_AT_ONCE', 3, { min: 1 }),
  });
}

export const outboxSettingsToken = Symbol('OutboxSettings');
