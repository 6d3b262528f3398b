/**
 * One PostgreSQL connection on which the relay holds its lock, listens, reads and marks. If it breaks, the lock goes with it: a relay that
 * can't mark can't go on, and another replica may take over.
 */
import { countStatement } from '@holdpoint/service-kit';
import pg from 'pg';
import { outboxChannel } from '../tables/outbox.sql';

export interface PendingRow {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly event: string;
  readonly created_at: Date;
}

const lock = `hashtextextended('holdpoint:outbox', 0)`;

export class RelaySession {
  private broken?: Error;
  private wakeUp: () => void = () => undefined;
  private woken = false;

  private constructor(private readonly client: pg.Client) {
    client.on('notification', () => this.poke());
    client.on('error', (error) => {
      this.broken = error;
      this.poke();
    });
    client.on('end', () => {
      this.broken ??= new Error('the connection ended');
      this.poke();
    });
  }

  static async open(url: string): Promise<RelaySession> {
    const client = new pg.Client({
      connectionString: url,
      application_name: 'holdpoint-outbox-relay',
      connectionTimeoutMillis: 5_000,
      query_timeout: 30_000,
      keepAlive: true,
    });
    const session = new RelaySession(client);
    try {
      await client.connect();
      // The relay carries every tenant's events; the tables it touches allow that to the service itself.
      await session.query(`select set_config('holdpoint.tenant', '*', false)`);
      await session.query(`listen ${outboxChannel}`);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  /** Whether this session is the one that relays, now and until it ends. */
  async tryLock(): Promise<boolean> {
    const [row] = await this.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lock}) as taken`);
    return row?.taken === true;
  }

  /**
   * The next rows in order. Rows are found by not being published, never by a cursor over ids: a transaction that commits late with a lower id
   * is then simply found later. Order matters per key only, and writers of one key come one after the other (they hold its row, or are the one
   * workflow), so for one key the order of ids is the order of commits. A horizon over running transactions would add nothing but a standstill
   * whenever some transaction anywhere in the cluster stays open.
   */
  pending(limit: number): Promise<PendingRow[]> {
    return this.query<PendingRow>(
      `select id, topic, key, event, created_at from outbox where published_at is null order by id limit $1`,
      [limit],
      'pending',
    );
  }

  async markPublished(ids: readonly string[]): Promise<void> {
    await this.query(
      `update outbox set published_at = clock_timestamp() where id = any($1::bigint[])`,
      [ids],
      'mark-published',
    );
  }

  async lag(): Promise<{ readonly count: number; readonly oldestSeconds: number }> {
    const [row] = await this.query<{ count: number; oldest: number }>(
      `select count(*)::int as count, coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as oldest
         from outbox where published_at is null`,
    );
    return { count: row?.count ?? 0, oldestSeconds: Math.max(0, row?.oldest ?? 0) };
  }

  /** Waits until there may be something new, at most `ms`. A wake that came since the last wait counts. */
  async waitForWake(ms: number): Promise<void> {
    if (!this.woken && !this.broken)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.wakeUp = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    this.woken = false;
    if (this.broken) throw this.broken;
  }

  poke(): void {
    this.woken = true;
    this.wakeUp();
  }

  /** Before looking: what is woken from here on is news. */
  settle(): void {
    this.woken = false;
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }

  /** @param name what is asked again and again is prepared under it, so that it is planned once */
  private async query<T extends pg.QueryResultRow>(text: string, values?: unknown[], name?: string): Promise<T[]> {
    countStatement('relay', text);
    return (await this.client.query<T>({ name, text, values })).rows;
  }
}
