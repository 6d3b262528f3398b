/** `--profile DIR`: where the time goes. V8's profile of each service, and what PostgreSQL was asked, planned and ran; the figures of such a run mean nothing. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';

/** Settings for the system that is about to start. */
export function profiling(folder) {
  mkdirSync(folder, { recursive: true });
  return {
    HOLDPOINT_NODE_FLAGS: `--cpu-prof --cpu-prof-dir=${resolve(folder)}`,
    HOLDPOINT_POSTGRES_SETTINGS:
      'shared_preload_libraries=pg_stat_statements,pg_stat_statements.track_planning=on,pg_stat_statements.track=all',
  };
}

async function asked(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** From here on statements are counted. */
export async function countStatementsFromHere(url) {
  await asked(url, 'create extension if not exists pg_stat_statements');
  await asked(url, 'select pg_stat_statements_reset()');
}

/** Writes `statements.txt`: for each statement its calls and plans, and milliseconds of planning and running, all for one life; the dearest first. */
export async function writeStatements(url, folder, lives) {
  const rows = await asked(
    url,
    `select datname, calls, plans, total_plan_time as planning, total_exec_time as running, query
       from pg_stat_statements s join pg_database d on d.oid = s.dbid order by total_plan_time + total_exec_time desc`,
  );
  const each = (value) => (value / lives).toFixed(2).padStart(8);
  const lines = rows.map(({ datname, calls, plans, planning, running, query }) =>
    [
      each(calls),
      each(plans),
      each(planning),
      each(running),
      datname,
      query.replaceAll(/\s+/g, ' ').slice(0, 160),
    ].join('  '),
  );
  writeFileSync(join(folder, 'statements.txt'), ['   calls     plans  plan ms    run ms', ...lines, ''].join('\n'));
}
