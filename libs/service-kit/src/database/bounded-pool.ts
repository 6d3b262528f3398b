/** A connection pool that queues, then says so: it never hangs, tells a busy pool from a server that is away, and counts statements. */
import pg from 'pg';
import { Counter, Gauge } from 'prom-client';
import { metrics } from '../metrics/metrics';
import { DatabaseAwayError, PoolBusyError } from '../problem/error-problem';
import { preparedName } from './prepared';

const statements = new Counter({
  name: 'holdpoint_sql_statements_total',
  help: 'SQL statements sent by this process, transaction control included',
  labelNames: ['pool', 'kind'],
  registers: [metrics],
});
const refused = new Counter({
  name: 'holdpoint_db_pool_refused_total',
  help: 'Requests for a connection that were refused, by why',
  labelNames: ['pool', 'why'],
  registers: [metrics],
});
const pools = new Set<BoundedPool>();
new Gauge({
  name: 'holdpoint_db_pool_connections',
  help: 'Connections in use and idle, and requests that wait for one',
  labelNames: ['pool', 'state'],
  registers: [metrics],
  collect() {
    for (const pool of pools) {
      this.set({ pool: pool.label, state: 'in_use' }, pool.totalCount - pool.idleCount);
      this.set({ pool: pool.label, state: 'idle' }, pool.idleCount);
      this.set({ pool: pool.label, state: 'waiting' }, pool.waitingCount);
    }
  },
});

/** Counts one statement; for connections that live outside a pool (the relay's). */
export function countStatement(pool: string, text: string): void {
  statements.inc({ pool, kind: kindOf(text) });
}
const known = new Set([
  'select',
  'insert',
  'update',
  'delete',
  'with',
  'start',
  'begin',
  'commit',
  'rollback',
  'notify',
]);
function kindOf(text: string): string {
  const word = /[a-z]+/i.exec(text)?.[0].toLowerCase() ?? 'other';
  return known.has(word) ? word : 'other';
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;

export interface BoundedPoolConfig extends pg.PoolConfig {
  readonly label?: string;
  readonly maxWaiting?: number;
}

export class BoundedPool extends pg.Pool {
  readonly label: string;
  private readonly maxWaiting: number;

  constructor(config: BoundedPoolConfig) {
    const label = config.label ?? 'runtime';
    super({ ...config, Client: countingClient(label) } as pg.PoolConfig);
    this.label = label;
    this.maxWaiting = config.maxWaiting ?? 500;
    pools.add(this);
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (callback) {
      this.acquire().then(
        (client) => callback(undefined, client, (error) => client.release(error as Error | boolean | undefined)),
        (error: Error) => callback(error, undefined, () => undefined),
      );
      return;
    }
    return this.acquire();
  }

  private async acquire(): Promise<pg.PoolClient> {
    // Those for whom a connection lies idle wait for a tick only.
    if (this.waitingCount - this.idleCount >= this.maxWaiting)
      throw this.refuse('queue-full', new PoolBusyError('the queue for a database connection is full'));
    try {
      return await super.connect();
    } catch (error) {
      // pg-pool has no codes for its own two errors.
      if ((error as Error).message === 'timeout exceeded when trying to connect')
        throw this.refuse(
          'waited-too-long',
          new PoolBusyError('no database connection became free in time', { cause: error }),
        );
      throw this.refuse('away', new DatabaseAwayError('no database connection can be made', { cause: error }));
    }
  }

  private refuse(why: string, error: Error): Error {
    refused.inc({ pool: this.label, why });
    return error;
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    pools.delete(this);
    return callback ? super.end(callback) : super.end();
  }
}

interface Queryable {
  query(...args: unknown[]): unknown;
}

/** Counts what is sent, and hangs up on a server that doesn't answer: the pool then makes a new connection instead of giving this one to the next. */
function countingClient(label: string): typeof pg.Client {
  class CountingClient extends pg.Client {}
  const original = (pg.Client.prototype as unknown as Queryable).query;
  (CountingClient.prototype as unknown as Queryable).query = function (this: pg.Client, ...args: unknown[]): unknown {
    const text = typeof args[0] === 'string' ? args[0] : ((args[0] as { text?: string } | undefined)?.text ?? '');
    countStatement(label, text);
    const result = original.apply(this, named(text, args));
    if (result instanceof Promise)
      result.catch((error: unknown) => {
        if (error instanceof Error && error.message === 'Query read timeout') hangUp(this);
      });
    return result;
  };
  return CountingClient;
}

/** What is marked as prepared goes by its name; all else as it came. */
function named(text: string, args: unknown[]): unknown[] {
  const [sent, values, ...rest] = args;
  const name = typeof sent === 'string' && Array.isArray(values) ? preparedName(text) : undefined;
  return name === undefined ? args : [{ name, text, values: values as unknown[] }, undefined, ...rest];
}

const hangUp = (client: pg.Client): void => {
  (client as unknown as { connection?: { stream?: { destroy(): void } } }).connection?.stream?.destroy();
};
