/** Migrates, then opens the runtime's data source, and makes sure that row-level security binds the role it runs as. */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import type { ServiceKitOptions } from '../boot/service-kit.module';
import { BoundedPool } from './bounded-pool';
import { migrate } from './migrate';
import { databaseSettings, type DatabaseSettings } from './settings';
import { typeOrmLog } from './typeorm-log';

const log = new Logger('Database');
/** pg's own exports, with a pool that doesn't hang. */
const driver: unknown = Object.create(pg, { Pool: { value: BoundedPool } });

export async function openDatabase(
  options: ServiceKitOptions,
  settings: DatabaseSettings = databaseSettings(),
): Promise<DataSource> {
  const appRole = decodeURIComponent(new URL(settings.url).username);
  if (settings.migrationUrl)
    await patiently(settings, () =>
      migrate({ url: settings.migrationUrl as string, appRole, migrations: options.migrations }),
    );
  const source = new DataSource({
    type: 'postgres',
    url: settings.url,
    driver,
    applicationName: `holdpoint-${options.name}`,
    entities: [...options.entities] as never[],
    installExtensions: false,
    logger: typeOrmLog,
    poolErrorHandler: (error: unknown) => log.warn({ msg: 'an idle database connection broke', err: error }),
    extra: {
      label: 'runtime',
      max: settings.poolSize,
      maxWaiting: settings.poolQueue,
      connectionTimeoutMillis: settings.acquireMs,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      statement_timeout: settings.statementMs,
      lock_timeout: settings.lockMs,
      idle_in_transaction_session_timeout: settings.statementMs + 10_000,
      // If the server vanishes without a word, its own timeouts can't be heard: ours is a little longer.
      query_timeout: settings.statementMs + 5_000,
    },
  });
  await patiently(settings, () => source.initialize());
  try {
    await refuseUnboundRole(source);
  } catch (error) {
    await source.destroy();
    throw error;
  }
  return source;
}

/** A superuser or the owner of the tables would see every tenant: policies don't bind them. */
async function refuseUnboundRole(source: DataSource): Promise<void> {
  const rows: readonly { unbound: boolean }[] = await source.query(`
    select rolsuper or rolbypassrls
           or exists (select from pg_class where relowner = pg_roles.oid and relrowsecurity) as unbound
      from pg_roles where rolname = current_user`);
  if (rows[0]?.unbound !== false)
    throw new Error(
      'HOLDPOINT_DATABASE_URL must name a role that row-level security binds: no superuser, no owner of the tables',
    );
}

/** A database that is still starting is waited for; a wrong password or a broken migration is not. */
async function patiently<T>({ bootPatienceMs }: DatabaseSettings, act: () => Promise<T>): Promise<T> {
  const until = Date.now() + bootPatienceMs;
  for (;;) {
    try {
      return await act();
    } catch (error) {
      if (Date.now() >= until || !isStarting(error)) throw error;
      log.warn({ msg: 'the database cannot be reached yet; trying again', err: error });
      await pause(1_000);
    }
  }
}

const starting = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  '57P03',
  '53300',
]);
function isStarting(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (starting.has(String((at as { code?: unknown }).code))) return true;
    if (/^Connection terminated/.test(at.message)) return true;
  }
  return false;
}
