/** A fresh database gives each role what it may do and no more. */
import { Client } from 'pg';
import { serviceDatabase, type ServiceDatabase } from './service-database';

describe('serviceDatabase', () => {
  let database: ServiceDatabase;
  beforeAll(async () => {
    database = await serviceDatabase('probe');
  });
  afterAll(() => database.drop());

  const as = async (url: string, ...statements: string[]): Promise<object[]> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      let rows: object[] = [];
      for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
      return rows;
    } finally {
      await client.end();
    }
  };

  it('lets the owner migrate, and the runtime role do what it was granted and no more', async () => {
    const table = 'create table act (id bigint generated always as identity, what text not null)';
    await as(database.migrationUrl, table);
    await expect(as(database.url, 'select what from act')).rejects.toThrow(/permission denied/);
    await as(database.migrationUrl, `grant select, insert on act to "${database.name}_app"`);
    await as(database.url, `insert into act (what) values ('approve')`);
    expect(await as(database.url, 'select what from act')).toEqual([{ what: 'approve' }]);
    await expect(as(database.url, 'create table other (id int)')).rejects.toThrow(/permission denied/);
    await expect(as(database.url, 'drop table act')).rejects.toThrow(/must be owner/);
    await expect(as(database.url, 'delete from act')).rejects.toThrow(/permission denied/);
  });

  it('binds the runtime role to row-level security', async () => {
    await as(
      database.migrationUrl,
      'create table held (tenant text not null)',
      'alter table held enable row level security',
      `grant select on held to "${database.name}_app"`,
      `create policy tenant on held using (tenant = current_setting('holdpoint.tenant', true))`,
    );
    await as(database.superuserUrl, `insert into held values ('a'), ('b')`);
    expect(await as(database.url, `set holdpoint.tenant = 'a'`, 'select tenant from held')).toEqual([{ tenant: 'a' }]);
    expect(await as(database.url, 'select tenant from held')).toEqual([]);
  });

  it('keeps the roles of one database out of another', async () => {
    const other = await serviceDatabase('probe');
    try {
      const trespass = new URL(database.url);
      trespass.pathname = `/${other.name}`;
      await expect(as(trespass.href, 'select 1')).rejects.toThrow(/permission denied for database/);
    } finally {
      await other.drop();
    }
  });

  it('leaves nothing behind', async () => {
    const gone = await serviceDatabase('probe');
    await gone.drop();
    expect(await database.query('select 1 from pg_roles where rolname like $1', [`${gone.name}%`])).toEqual([]);
    await expect(as(gone.url, 'select 1')).rejects.toThrow();
  });
});
