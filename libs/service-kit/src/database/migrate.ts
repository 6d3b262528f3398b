/** Brings the schema up to date at boot, one replica at a time, as the owner of the tables. */
import { Logger, type Type } from '@nestjs/common';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';
import { typeOrmLog } from './typeorm-log';

const log = new Logger('Migrations');
/** One lock per database: replicas of a service share it, other services have databases of their own. */
const lock = `hashtextextended('holdpoint:migrations', 0)`;

export interface MigrateOptions {
  /** The owner's. */
  readonly url: string;
  /** The runtime role, for `grantToApp`. */
  readonly appRole: string;
  readonly migrations: readonly Type<MigrationInterface>[];
}

/** Resolves with the names of the migrations that this call ran; another replica that waited finds none left. */
export async function migrate({ url, appRole, migrations }: MigrateOptions): Promise<string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'holdpoint-migrations' });
  client.on('error', (error) => log.warn({ msg: 'the lock connection broke', err: error }));
  await client.connect();
  try {
    const { rows } = await client.query<{ taken: boolean }>(`select pg_try_advisory_lock(${lock}) as taken`);
    if (!rows[0]?.taken) {
      log.log({ msg: 'another replica is migrating; waiting' });
      await client.query(`select pg_advisory_lock(${lock})`);
    }
    return await runAll(url, appRole, migrations);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

async function runAll(url: string, appRole: string, migrations: MigrateOptions['migrations']): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'holdpoint-migrations',
    entities: [],
    migrations: [...migrations],
    migrationsTableName: 'migrations',
    installExtensions: false,
    logger: typeOrmLog,
    extra: { max: 1, options: `-c holdpoint.app_role=${appRole.replaceAll(/[\\ ]/g, '\\$&')}` },
  });
  await source.initialize();
  try {
    const ran = await source.runMigrations({ transaction: 'each' });
    for (const { name } of ran) log.log({ msg: 'migrated', migration: name });
    return ran.map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}
