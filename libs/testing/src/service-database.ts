/** A fresh database as a service has it in production: an owner role that migrates, a runtime role under row-level security. */
import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { addressOf } from './backing/addresses';
import { repository } from './repository';

export interface ServiceDatabase {
  readonly name: string;
  /** For HOLDPOINT_MIGRATION_DATABASE_URL: the owner role. */
  readonly migrationUrl: string;
  /** For HOLDPOINT_DATABASE_URL: the runtime role. */
  readonly url: string;
  /** The superuser, who sees past row-level security: for what a test has to look at or to spoil. */
  readonly superuserUrl: string;
  /** Rows of a statement, as the superuser. */
  query<T extends object = Record<string, unknown>>(sql: string, values?: readonly unknown[]): Promise<T[]>;
  drop(): Promise<void>;
}

async function as<T>(url: string, act: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const withDatabase = (url: string, database: string, user?: string, password?: string): string => {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  if (user) changed.username = user;
  if (password) changed.password = password;
  return changed.href;
};

const statementsOf = (sql: string): string[] =>
  sql
    .replaceAll(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean);

/**
 * Creates `<name>_<random>` with its roles, by the same statements as the local stack.
 * @param name letters, digits and underscores; what the database is for
 * @param superuserUrl another server than the shared one (a private part)
 */
export async function serviceDatabase(name: string, superuserUrl = addressOf('postgres')): Promise<ServiceDatabase> {
  const database = `${name}_${randomBytes(4).toString('hex')}`;
  const password = randomBytes(8).toString('hex');
  const text = readFileSync(join(repository, 'deploy/local/database.sql'), 'utf8')
    .replaceAll('{{database}}', database)
    .replaceAll('{{password}}', password);
  const [server = '', inside = ''] = text.split('-- inside the database');
  const run = (url: string, sql: string): Promise<void> =>
    as(url, async (client) => {
      for (const statement of statementsOf(sql)) await client.query(statement);
    });
  await run(superuserUrl, server);
  const asSuperuser = withDatabase(superuserUrl, database);
  await run(asSuperuser, inside);
  return {
    name: database,
    migrationUrl: withDatabase(superuserUrl, database, `${database}_owner`, password),
    url: withDatabase(superuserUrl, database, `${database}_app`, password),
    superuserUrl: asSuperuser,
    query: <T extends object>(sql: string, values: readonly unknown[] = []) =>
      as(
        asSuperuser,
        async (client) => (await client.query<T & Record<string, unknown>>(sql, [...values])).rows as T[],
      ),
    drop: () =>
      as(superuserUrl, async (client) => {
        await client.query(`drop database if exists "${database}" with (force)`);
        await client.query(`drop role if exists "${database}_owner"`);
        await client.query(`drop role if exists "${database}_app"`);
      }),
  };
}
