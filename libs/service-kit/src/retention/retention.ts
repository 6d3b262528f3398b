/**
 * Removes what has been kept long enough: in small batches, by one process of a service at a time, beside its work. What is removed is only ever
 * what a table's owner has named here; a permit's record is named nowhere.
 */
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { Counter, Gauge } from 'prom-client';
import { kitSettingsToken } from '../boot/tokens';
import type { KitSettings } from '../boot/settings';
import { TenantDatabase } from '../database/tenant-database';
import { metrics } from '../metrics/metrics';

export interface Kept {
  /** A plain name; the runtime role may delete from it, and its policy allows the service's own work across tenants. */
  readonly table: string;
  /** The condition upon a row `r` that has been kept long enough; `$1` is `age`. */
  readonly which: string;
  /** In whatever unit `which` makes of it. */
  readonly age: number;
  /** What an index gives the oldest by; unless told, nothing in particular. */
  readonly orderBy?: string;
}

const pruned = new Counter({
  name: 'holdpoint_pruned_rows_total',
  help: 'Rows that were removed because they had been kept long enough',
  labelNames: ['table'],
  registers: [metrics],
});
const lastRound = new Gauge({
  name: 'holdpoint_prune_last_success_seconds',
  help: 'Unix time of the last round that removed all there was to remove; another process of the service may have done it since',
  registers: [metrics],
});

const lock = `hashtextextended('holdpoint:retention', 0)`;
/** After a start, so that a process that dies young removes nothing and a restart of many isn't a stampede. */
const firstMs = 60_000;

@Injectable()
export class Retention implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(Retention.name);
  private readonly kept: Kept[] = [];
  private timer?: NodeJS.Timeout;
  private stopped = false;
  private round: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly database: TenantDatabase,
    @Inject(kitSettingsToken) private readonly settings: Pick<KitSettings, 'pruneEveryMinutes' | 'pruneBatch'>,
  ) {}

  /** Call while modules are being initialised. Tables are gone through in this order, whatever leans on a row before that row. */
  keep(kept: Kept): void {
    if (!/^[a-z_]+$/.test(kept.table)) throw new Error(`not a plain table name: ${kept.table}`);
    this.kept.push(kept);
  }

  onApplicationBootstrap(): void {
    if (this.settings.pruneEveryMinutes > 0 && this.kept.length > 0) this.next(firstMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.round;
  }

  /** One round over all tables; how many rows went from each. A table that another process is at is left to it. */
  async prune(): Promise<Readonly<Record<string, number>>> {
    const gone: Record<string, number> = {};
    for (const kept of this.kept) {
      for (;;) {
        const count = this.stopped ? 0 : await this.batch(kept);
        gone[kept.table] = (gone[kept.table] ?? 0) + count;
        pruned.inc({ table: kept.table }, count);
        if (count < this.settings.pruneBatch) break;
      }
    }
    lastRound.setToCurrentTime();
    return gone;
  }

  /** Each batch is a transaction of its own: no lock is held for long, and one that fails costs the others nothing. */
  private batch({ table, which, age, orderBy }: Kept): Promise<number> {
    const order = orderBy === undefined ? '' : `order by r.${orderBy}`;
    return this.database.writeAcrossTenants(async (em) => {
      const [turn] = await em.query<{ taken: boolean }[]>(`select pg_try_advisory_xact_lock(${lock}) as taken`);
      if (!turn?.taken) return 0;
      const [, count] = await em.query<[unknown[], number]>(
        `delete from ${table} where ctid = any (array(
           select r.ctid from ${table} r where ${which} ${order} limit $2))`,
        [age, this.settings.pruneBatch],
      );
      return count;
    });
  }

  private next(inMs: number): void {
    if (this.stopped) return;
    this.timer = setTimeout(() => {
      this.round = this.tried().finally(() => this.next(this.settings.pruneEveryMinutes * 60_000));
    }, inMs);
    this.timer.unref();
  }

  private async tried(): Promise<void> {
    try {
      const gone = await this.prune();
      if (Object.values(gone).some((count) => count > 0))
        this.log.log({ msg: 'removed what was kept long enough', gone });
    } catch (error) {
      this.log.warn({
        msg: 'what was kept long enough could not be removed; trying again in the next round',
        err: error,
      });
    }
  }
}
