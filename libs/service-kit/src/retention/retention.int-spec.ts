/** Receipts make a command happen once, and go after a while, as all that was kept long enough: in small batches, and nothing else with it. */
import { serviceDatabase, until, type ServiceDatabase } from '@holdpoint/testing';
import { Injectable, Module, type INestApplication } from '@nestjs/common';
import { Client } from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createApplication, grantToApp, metrics, ReceiptStore, rowLevelSecurity, ServiceKitModule } from '../index';
import { receiptMigration } from '../receipts/receipt.sql';
import { receiptOf, type Commanded } from '../receipts/receipt.store';
import { Retention } from './retention';

class Tables1790000000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // As services had it before: the migration makes of it what it needs to be.
    await runner.query(`create table receipt (tenant text not null, key text not null, fingerprint text not null, answer jsonb,
      created_at timestamptz not null default now(), primary key (tenant, key))`);
    await runner.query(rowLevelSecurity('receipt') + grantToApp('receipt', 'select', 'insert'));
    await runner.query(receiptMigration());
    await runner.query(`create table past (tenant text not null, what text not null)`);
    await runner.query(rowLevelSecurity('past', { acrossTenants: true }) + grantToApp('past', 'select', 'insert'));
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table past, receipt');
  }
}

@Injectable()
class Keeper {
  constructor(
    readonly receipts: ReceiptStore,
    readonly retention: Retention,
  ) {}
}
@Module({
  imports: [ServiceKitModule.forRoot({ name: 'keeper', entities: [], migrations: [Tables1790000000000] })],
  providers: [Keeper, ReceiptStore],
})
class KeeperModule {}

let database: ServiceDatabase;
let app: INestApplication;
let receipts: ReceiptStore;
let retention: Retention;
beforeAll(async () => {
  database = await serviceDatabase('keeper');
  Object.assign(process.env, {
    HOLDPOINT_DATABASE_URL: database.url,
    HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl,
    HOLDPOINT_PRUNE_BATCH: '2',
    HOLDPOINT_LOG_LEVEL: 'silent',
  });
  app = await createApplication({ name: 'keeper', module: KeeperModule });
  await app.init();
  ({ receipts, retention } = app.get(Keeper));
});
afterAll(async () => {
  await app?.close();
  await database?.drop();
});

const command = (key: string, more: Partial<Commanded> = {}): Commanded => ({
  tenant: 'acme',
  by: 'p-1',
  key,
  route: 'PUT /things/1',
  body: { size: 1 },
  ...more,
});
let done = 0;
const act = (given: Commanded): Promise<unknown> =>
  receipts.once(receiptOf(given), async (em) => {
    await em.query(`insert into past (tenant, what) values ($1, $2)`, [given.tenant, given.key]);
    return { done: (done += 1) };
  });
const past = (key: string): Promise<object[]> => database.query(`select from past where what = $1`, [key]);

describe('a command with a key', () => {
  it('happens once, and its answer is given again', async () => {
    const first = await act(command('once'));
    expect(await act(command('once'))).toEqual(first);
    expect(await receipts.seen(receiptOf(command('once')))).toEqual({ answer: first });
    expect(await past('once')).toHaveLength(1);
  });

  it('sent many times at one instant happens once, and all hear the same', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => act(command('burst'))));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await past('burst')).toHaveLength(1);
  });

  it.each([
    ['body', { body: { size: 2 } }],
    ['route', { route: 'PUT /things/2' }],
    ['caller', { by: 'p-2' }],
  ])('is refused with another %s', async (_, more) => {
    await act(command(`other ${_}`));
    await expect(act(command(`other ${_}`, more))).rejects.toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    expect(await past(`other ${_}`)).toHaveLength(1);
  });

  it('that was refused leaves nothing behind, and the key may be used for the mended one', async () => {
    const refused = receipts.once(receiptOf(command('mended')), () => Promise.reject(new Error('refused')));
    await expect(refused).rejects.toThrow('refused');
    await act(command('mended', { body: { size: 3 } }));
    expect(await past('mended')).toHaveLength(1);
  });

  it('is another tenant’s own', async () => {
    await act(command('shared'));
    await act(command('shared', { tenant: 'bolt' }));
    expect(await past('shared')).toHaveLength(2);
  });
});

describe('what has been kept long enough', () => {
  const age = (tenant: string, days: number, count: number): Promise<object[]> =>
    database.query(
      `insert into receipt (tenant, key, fingerprint, created_at)
       select $1, $1 || $2::int || 'days' || n, 'f', now() - make_interval(days => $2::int, mins => 5) from generate_series(1, $3) n`,
      [tenant, days, count],
    );
  const counted = async (): Promise<number> => {
    const { values } = await metrics.getSingleMetric('holdpoint_pruned_rows_total')!.get();
    return values.find(({ labels }) => labels.table === 'receipt')?.value ?? 0;
  };

  it('goes, of every tenant, in batches until none is left, and is counted; what is younger stays, and the effects with it', async () => {
    const [before, effects, told] = [
      await database.query('select from receipt'),
      await database.query('select from past'),
      await counted(),
    ];
    await age('acme', 30, 4);
    await age('bolt', 400, 1);
    await age('bolt', 29, 2);
    expect(await retention.prune()).toEqual({ receipt: 5 });
    expect(await counted()).toBe(told + 5);
    expect(await database.query('select from receipt')).toHaveLength(before.length + 2);
    expect(await database.query('select from past')).toHaveLength(effects.length);
    expect(await metrics.metrics()).toMatch(/holdpoint_prune_last_success_seconds\S* \d{10}/);
  });

  it('is left to another process that is at it', async () => {
    await age('acme', 31, 3);
    const other = new Client({ connectionString: database.superuserUrl });
    await other.connect();
    await other.query(`select pg_advisory_lock(hashtextextended('holdpoint:retention', 0))`);
    expect(await retention.prune()).toEqual({ receipt: 0 });
    await other.end();
    await until(async () => (await retention.prune()).receipt === 3);
  });

  it('can only be what a table’s owner named plainly', () => {
    expect(() => retention.keep({ table: 'transition; drop table permit', which: 'true', age: 1 })).toThrow(/plain/);
  });
});
