/** Each service's own database with its two roles; made where they are missing, left alone where they are there. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './layout.mjs';

/** The roles are of use on loopback only, to whoever can read this checkout anyway. */
const password = 'holdpoint';
/** Duplicate object (role), duplicate database. */
const thereAlready = new Set(['42710', '42P04']);

const statementsOf = (sql) =>
  sql
    .replaceAll(/^--.*$/gm, '')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter(Boolean);

const at = (url, path, user) => {
  const changed = new URL(url);
  changed.pathname = `/${path}`;
  if (user) Object.assign(changed, { username: user, password });
  return changed.href;
};

async function run(url, statements) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) {
      await client.query(statement).catch((error) => {
        if (!thereAlready.has(error.code)) throw error;
      });
    }
  } finally {
    await client.end();
  }
}

/** @returns {Promise<{ migrationUrl: string, url: string }>} URLs of the owner role and of the runtime role */
export async function ensureDatabase(superuserUrl, database) {
  const text = readFileSync(join(repository, 'deploy/local/database.sql'), 'utf8')
    .replaceAll('{{database}}', database)
    .replaceAll('{{password}}', password);
  const [server, inside] = text.split('-- inside the database');
  await run(superuserUrl, statementsOf(server));
  await run(at(superuserUrl, database), statementsOf(inside));
  return {
    migrationUrl: at(superuserUrl, database, `${database}_owner`),
    url: at(superuserUrl, database, `${database}_app`),
  };
}
