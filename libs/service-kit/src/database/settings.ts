/** How a service reaches its database, and how much of it one process may take. */
import { SettingsReader, type Environment } from '../boot/settings';

export interface DatabaseSettings {
  /** The runtime role, bound by row-level security. */
  readonly url: string;
  /** The owner, for migrations; absent where another step migrates. */
  readonly migrationUrl?: string;
  /** Connections of this process, and requests that may wait for one. */
  readonly poolSize: number;
  readonly poolQueue: number;
  /** Milliseconds that a request waits for a connection (free or new) before it's told that the service is busy. */
  readonly acquireMs: number;
  readonly statementMs: number;
  readonly lockMs: number;
  /** Milliseconds for which a starting service waits for its database. */
  readonly bootPatienceMs: number;
}

export function databaseSettings(env: Environment = process.env): DatabaseSettings {
  const read = new SettingsReader(env);
  return read.checked({
    url: read.text('HOLDPOINT_DATABASE_URL'),
    migrationUrl: read.optional('HOLDPOINT_MIGRATION_DATABASE_URL'),
    poolSize: read.number('HOLDPOINT_DATABASE_POOL', 10, { min: 1, max: 500 }),
    poolQueue: read.number('HOLDPOINT_DATABASE_QUEUE', 500),
    acquireMs: read.number('HOLDPOINT_DATABASE_ACQUIRE_MS', 5_000, { min: 10 }),
    statementMs: read.number('HOLDPOINT_DATABASE_STATEMENT_MS', 20_000, { min: 10 }),
    lockMs: read.number('HOLDPOINT_DATABASE_LOCK_MS', 10_000, { min: 10 }),
    bootPatienceMs: read.number('HOLDPOINT_BOOT_PATIENCE_MS', 60_000),
  });
}
