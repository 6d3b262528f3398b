/** Migrations on a real PostgreSQL: replicas that start at once, the runtime role's grants, and the roles that a service refuses to run as. */
import { serviceDatabase, type ServiceDatabase } from '@holdpoint/testing';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { migrate } from './migrate';
import { openDatabase } from './open-database';
import { grantToApp, rowLevelSecurity } from './row-level-security';
import { databaseSettings } from './settings';

class First1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ledger (tenant text not null, line text not null)`);
    // Long enough for the other replicas to be in the middle of theirs, were there no lock.
    await runner.query(`select pg_sleep(0.3)`);
    await runner.query(`insert into ledger values ('a', 'first')`);
    await runner.query(rowLevelSecurity('ledger'));
    await runner.query(grantToApp('ledger', 'select', 'insert'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ledger`);
  }
}
class Second1790000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into ledger values ('a', 'second')`);
  }
  async down(): Promise<void> {}
}
class Broken1790000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`insert into ledger values ('a', 'third')`);
    await runner.query(`select nonsense`);
  }
  async down(): Promise<void> {}
}

const migrations = [First1790000000000, Second1790000000001];
beforeAll(() => Logger.overrideLogger(false));
let database: ServiceDatabase;
const appRole = () => new URL(database.url).username;
beforeEach(async () => {
  database = await serviceDatabase('migrate');
});
afterEach(() => database.drop());

const lines = (): Promise<unknown> => database.query(`select line from ledger order by line`);

it('of three replicas at once one migrates, the others wait and find nothing left to do', async () => {
  const ran = await Promise.all(
    Array.from({ length: 3 }, () => migrate({ url: database.migrationUrl, appRole: appRole(), migrations })),
  );
  expect(ran.map((names) => names.length).sort()).toEqual([0, 0, 2]);
  expect(await lines()).toEqual([{ line: 'first' }, { line: 'second' }]);
});

it('a migration that breaks leaves nothing of itself, and the lock free for the next', async () => {
  const broken = [...migrations, Broken1790000000002];
  for (let i = 0; i < 2; i += 1)
    await expect(migrate({ url: database.migrationUrl, appRole: appRole(), migrations: broken })).rejects.toThrow(
      /nonsense/,
    );
  expect(await lines()).toEqual([{ line: 'first' }, { line: 'second' }]);
});

it('the runtime role may do what was granted, and no more', async () => {
  // Nothing is granted here but by the migration itself.
  await database.query(
    `alter default privileges for role "${database.name}_owner" revoke all on tables from "${appRole()}"`,
  );
  await migrate({ url: database.migrationUrl, appRole: appRole(), migrations });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await expect(client.query(`select * from ledger`)).rejects.toThrow(/holdpoint.tenant/);
    await client.query(`select set_config('holdpoint.tenant', 'a', false)`);
    expect((await client.query(`select line from ledger`)).rows).toHaveLength(2);
    await client.query(`insert into ledger values ('a', 'mine')`);
    await expect(client.query(`delete from ledger`)).rejects.toThrow(/permission denied/);
  } finally {
    await client.end();
  }
});

it.each(['superuserUrl', 'migrationUrl'] as const)(
  'a service does not run as a role that sees every tenant: %s',
  async (which) => {
    const env = { HOLDPOINT_DATABASE_URL: database[which], HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl };
    await expect(openDatabase({ name: 'probe', entities: [], migrations }, databaseSettings(env))).rejects.toThrow(
      /row-level security binds/,
    );
  },
);

it('a wrong password is not waited for', async () => {
  const url = new URL(database.url);
  url.password = 'wrong';
  await expect(
    openDatabase(
      { name: 'probe', entities: [], migrations: [] },
      databaseSettings({ HOLDPOINT_DATABASE_URL: url.href }),
    ),
  ).rejects.toMatchObject({ cause: { message: expect.stringMatching(/password/) as string } });
});
