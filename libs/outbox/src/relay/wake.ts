/**
 * Wakes the relay after a commit: in this process directly, in another one by NOTIFY on a connection of its own. Not by a trigger in the
 * writer's transaction: PostgreSQL lets notifying transactions commit only one after the other, which would make every command queue behind
 * every other one's disk. A wake that gets lost costs a poll's time, nothing else.
 */
import { countStatement } from '@holdpoint/service-kit';
import pg from 'pg';
import { outboxChannel } from '../tables/outbox.sql';

/** Many commits in a moment need one wake. */
const notMoreOftenMs = 20;

let waker: () => void = () => undefined;
export const wakeRelay = (): void => waker();
export const setWaker = (wake: () => void): void => {
  waker = wake;
};

export class Notifier {
  private client?: pg.Client;
  private busy = false;
  private again = false;
  private closed = false;

  constructor(private readonly url: string) {}

  /** Returns at once; at most one NOTIFY is on its way, and what comes meanwhile makes one more. */
  notify(): void {
    if (this.closed) return;
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    void this.send().finally(() => {
      setTimeout(() => {
        this.busy = false;
        if (!this.again) return;
        this.again = false;
        this.notify();
      }, notMoreOftenMs).unref();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private async send(): Promise<void> {
    try {
      this.client ??= await this.connect();
      countStatement('wake', 'notify');
      await this.client.query(`notify ${outboxChannel}`);
    } catch {
      // The relay's poll finds the rows; the next wake connects again.
      await this.drop();
    }
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      application_name: 'holdpoint-outbox-wake',
      connectionTimeoutMillis: 3_000,
      query_timeout: 3_000,
      keepAlive: true,
    });
    client.on('error', () => void this.drop());
    await client.connect();
    return client;
  }

  private async drop(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }
}
