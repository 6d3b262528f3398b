/** Prepared statements on a real PostgreSQL: planned once for a connection, and for each tenant still only its own rows. */
import { serviceDatabase } from '@holdpoint/testing';
import { Logger } from '@nestjs/common';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { openDatabase } from './open-database';
import { prepared } from './prepared';
import { grantToApp, rowLevelSecurity } from './row-level-security';
import { databaseSettings } from './settings';
import { TenantDatabase } from './tenant-database';

class Ledger1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table ledger (tenant text not null, line text not null)`);
    await runner.query(`insert into ledger values ('a', 'of a'), ('b', 'of b')`);
    await runner.query(rowLevelSecurity('ledger'));
    await runner.query(grantToApp('ledger', 'select'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table ledger`);
  }
}

const lines = prepared('lines', `select line from ledger where line like $1`);
let source: DataSource;
let database: TenantDatabase;

beforeAll(async () => {
  Logger.overrideLogger(false);
  const { url, migrationUrl } = await serviceDatabase('prepared');
  const env = {
    HOLDPOINT_DATABASE_URL: url,
    HOLDPOINT_MIGRATION_DATABASE_URL: migrationUrl,
    HOLDPOINT_DATABASE_POOL: '1',
  };
  source = await openDatabase(
    { name: 'probe', entities: [], migrations: [Ledger1790000000000] },
    databaseSettings(env),
  );
  database = new TenantDatabase(source);
});
afterAll(() => source?.destroy());

const read = (tenant: string): Promise<{ line: string }[]> =>
  database.read(tenant, (em) => em.query<{ line: string }[]>(lines, ['of%']));

it('is planned once for all tenants, and shows each its own rows', async () => {
  for (let time = 0; time < 10; time += 1) {
    expect(await read('a')).toEqual([{ line: 'of a' }]);
    expect(await read('b')).toEqual([{ line: 'of b' }]);
  }
  const [kept] = await source.query<{ generic_plans: string }[]>(
    `select generic_plans from pg_prepared_statements where name = 'lines'`,
  );
  expect(Number(kept?.generic_plans)).toBeGreaterThan(10);
});

it('a name stands for one text', () => {
  expect(prepared('lines', lines)).toBe(lines);
  expect(() => prepared('lines', 'select 1')).toThrow('lines');
});
