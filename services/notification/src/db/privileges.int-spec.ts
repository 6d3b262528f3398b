/** What the runtime role may do with each table, asked of PostgreSQL: what default privileges gave away is taken back. */
import { migrate } from '@holdpoint/service-kit';
import {
  grantEverythingByDefault,
  mayAlter,
  privilegesOf,
  serviceDatabase,
  type ServiceDatabase,
  type TablePrivileges,
} from '@holdpoint/testing';
import { notificationMigrations } from '.';

describe('the runtime role', () => {
  let database: ServiceDatabase;
  let tables: readonly TablePrivileges[];
  beforeAll(async () => {
    database = await serviceDatabase('notification_role');
    await grantEverythingByDefault(database);
    const appRole = new URL(database.url).username;
    await migrate({ url: database.migrationUrl, appRole, migrations: notificationMigrations });
    tables = await privilegesOf(database);
  });
  afterAll(() => database?.drop());
  const those = (what: string): readonly string[] =>
    tables.filter(({ may }) => may.includes(what)).map(({ table }) => table);

  it('empties, references and hooks onto nothing, alters nothing, and knows nothing of the migrations', async () => {
    for (const what of ['truncate', 'references', 'trigger']) expect(those(what)).toEqual([]);
    expect(await mayAlter(database)).toBe(false);
    expect(tables.find(({ table }) => table === 'migrations')!.may).toEqual([]);
  });

  it('deletes where the service does and nowhere else', () => {
    expect(those('delete')).toEqual([
      'delivery',
      'inbox',
      'inbox_item',
      'notification',
      'open_call',
      'outbox',
      'receipt',
      'webhook',
      'webhook_event',
    ]);
  });
});
