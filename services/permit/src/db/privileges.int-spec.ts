/** What the runtime role may do with each table, asked of PostgreSQL: the past is only added to, and what default privileges gave away is taken back. */
import { migrate } from '@holdpoint/service-kit';
import {
  grantEverythingByDefault,
  mayAlter,
  privilegesOf,
  serviceDatabase,
  type ServiceDatabase,
  type TablePrivileges,
} from '@holdpoint/testing';
import { permitMigrations } from '.';

describe('the runtime role', () => {
  let database: ServiceDatabase;
  let tables: readonly TablePrivileges[];
  beforeAll(async () => {
    database = await serviceDatabase('permit_role');
    await grantEverythingByDefault(database);
    const appRole = new URL(database.url).username;
    await migrate({ url: database.migrationUrl, appRole, migrations: permitMigrations });
    tables = await privilegesOf(database);
  });
  afterAll(() => database?.drop());
  const those = (what: string): readonly string[] =>
    tables.filter(({ may }) => may.includes(what)).map(({ table }) => table);

  it('only reads and adds where lines stay for ever', () => {
    const kept = tables.filter(({ appendOnly }) => appendOnly);
    expect(kept.map(({ table }) => table)).toEqual(
      expect.arrayContaining([
        'transition',
        'pack_version',
        'delegation',
        'delegation_withdrawal',
        'edition_entry',
        'isolation_entry',
      ]),
    );
    expect(kept.filter(({ may }) => may.some((one) => one !== 'select' && one !== 'insert'))).toEqual([]);
  });

  it('empties, references and hooks onto nothing, alters nothing, and knows nothing of the migrations', async () => {
    for (const what of ['truncate', 'references', 'trigger']) expect(those(what)).toEqual([]);
    expect(await mayAlter(database)).toBe(false);
    expect(tables.find(({ table }) => table === 'migrations')!.may).toEqual([]);
  });

  it('deletes where the service does and nowhere else', () => {
    expect(those('delete')).toEqual([
      'assignment',
      'draft',
      'head_moved',
      'inbox',
      'isolation_dependent',
      'outbox',
      'permit_person',
      'receipt',
    ]);
  });

  it('has no table left over from before', () => {
    expect(tables.map(({ table }) => table)).not.toContain('overlay');
  });
});
