/**
 * Carries events from the outbox to the broker: one relay per service, in order, stopping at the first failure until the broker takes it.
 * An event may be published twice (a crash between publishing and marking), never lost; consumers know it by its id.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { MessageBroker } from '../broker/message-broker';
import { outboxDelay, outboxFailures, outboxOldest, outboxPending, outboxPublished, relayActive } from '../metrics';
import type { OutboxSettings } from '../settings';
import { Backoff } from './backoff';
import { RelaySession, type PendingRow } from './relay-session';

const log = new Logger('OutboxRelay');
const lagEveryMs = 5_000;
/** What goes out together becomes one batch of a partition, and Kafka takes a batch of 1 MB at most; one event alone may be larger. */
const mostBytes = 950_000;
/** Key, headers and frame of an event, in bytes. */
const aroundEach = 200;

export type RelaySettings = Pick<OutboxSettings, 'pollMs' | 'gatherMs' | 'batch'> & {
  readonly databaseUrl: string;
};

export class OutboxRelay {
  private readonly stopped = new AbortController();
  private readonly publishing = new Backoff(100, 2_000);
  private session?: RelaySession;
  private leading = false;
  private running?: Promise<void>;
  private measuredAt = 0;

  constructor(
    private readonly broker: MessageBroker,
    private readonly settings: RelaySettings,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  /** True when this process relays: a wake can stay inside it. */
  wake(): boolean {
    if (this.leading) this.session?.poke();
    return this.leading;
  }

  /** Finishes the batch that is on its way. */
  async stop(): Promise<void> {
    this.stopped.abort();
    this.session?.poke();
    await this.running;
  }

  private async run(): Promise<void> {
    const reconnecting = new Backoff(200, 5_000);
    while (!this.stopped.signal.aborted) {
      try {
        this.session = await RelaySession.open(this.settings.databaseUrl);
        reconnecting.reset();
        await this.relayBy(this.session);
      } catch (error) {
        if (!this.stopped.signal.aborted) {
          log.warn({ msg: 'the relay lost its database connection; connecting again', err: error });
          await reconnecting.wait(this.stopped.signal);
        }
      } finally {
        this.leading = false;
        relayActive.set(0);
        await this.session?.close();
      }
    }
  }

  private async relayBy(session: RelaySession): Promise<void> {
    while (!this.stopped.signal.aborted && !(await session.tryLock())) await session.waitForWake(this.settings.pollMs);
    this.leading = true;
    relayActive.set(1);
    while (!this.stopped.signal.aborted) {
      session.settle();
      await this.measure(session);
      const found = await session.pending(this.settings.batch);
      const rows = withinBytes(found);
      if (rows.length > 0) {
        if (!(await this.published(rows))) {
          await this.publishing.wait(this.stopped.signal);
          continue;
        }
        await session.markPublished(rows.map(({ id }) => id));
        // What was committed since that look has rung, or is found by the poll.
        if (rows.length < found.length || rows.length === this.settings.batch) continue;
      }
      await this.news(session);
    }
  }

  /** Waits for news, and a moment more: acts come in swarms, and a batch costs the database and the broker hardly more than one event. */
  private async news(session: RelaySession): Promise<void> {
    await session.waitForWake(this.settings.pollMs);
    await pause(this.settings.gatherMs, undefined, { signal: this.stopped.signal }).catch(() => undefined);
  }

  /** All of a batch or nothing of it counts: the broker's order per key is that of the rows. */
  private async published(rows: readonly PendingRow[]): Promise<boolean> {
    try {
      await this.broker.publish(
        rows.map(({ topic, key, event }) => ({
          topic,
          key,
          value: event,
          headers: { 'content-type': 'application/cloudevents+json; charset=UTF-8' },
        })),
      );
    } catch (error) {
      outboxFailures.inc();
      // Said once and then now and again: a broker that is away for an hour must not fill the log.
      if (this.publishing.count % 10 === 0)
        log.warn({
          msg: 'events cannot be published; trying again',
          waiting: rows.length,
          tries: this.publishing.count + 1,
          err: error,
        });
      return false;
    }
    if (this.publishing.count > 0) log.log({ msg: 'events are published again' });
    this.publishing.reset();
    const now = Date.now();
    for (const row of rows) {
      outboxPublished.inc({ topic: row.topic });
      outboxDelay.observe(Math.max(0, now - row.created_at.getTime()) / 1000);
    }
    return true;
  }

  private async measure(session: RelaySession): Promise<void> {
    if (Date.now() - this.measuredAt < lagEveryMs) return;
    this.measuredAt = Date.now();
    const { count, oldestSeconds } = await session.lag();
    outboxPending.set(count);
    outboxOldest.set(oldestSeconds);
  }
}

/** As many of the first rows as a broker takes together; one at least. */
function withinBytes(rows: readonly PendingRow[]): readonly PendingRow[] {
  let bytes = 0;
  const over = rows.findIndex(({ event }) => (bytes += Buffer.byteLength(event) + aroundEach) > mostBytes);
  return over < 0 ? rows : rows.slice(0, Math.max(1, over));
}
