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
import { qualificationMigrations } from '.';

describe('the runtime role', () => {
  let database: ServiceDatabase;
  let tables: readonly TablePrivileges[];
  beforeAll(async () => {
    database = await serviceDatabase('qualification_role');
    await grantEverythingByDefault(database);
    const appRole = new URL(database.url).username;
    await migrate({ url: database.migrationUrl, appRole, migrations: qualificationMigrations });
    tables = await privilegesOf(database);
  });
  afterAll(() => database?.drop());
  const those = (what: string): readonly string[] =>
    tables.filter(({ may }) => may.includes(what)).map(({ table }) => table);

  it('only reads and adds where lines stay for ever', () => {
    const kept = tables.filter(({ appendOnly }) => appendOnly);
    expect(kept.map(({ table }) => table)).toEqual(
      expect.arrayContaining([
        're_examination',
        'medical',
        'training',
        'verification',
        'qualification_report',
        'record_look',
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
    expect(those('delete')).toEqual(['inbox', 'outbox', 'receipt']);
  });

  it('has no table left over from before', () => {
    expect(tables.map(({ table }) => table)).not.toContain('idempotency_key');
  });
});
