/** Conflicts on a crowded site: 2,000 live permits among 10,000 that are over, put straight into the database; how long who stands near takes to say. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { join } from 'node:path';
import pg from 'pg';
import { apiOf } from '../../deploy/local/client.mjs';
import { repository } from '../../deploy/local/layout.mjs';
import { crew, submission } from '../../deploy/local/walk.mjs';
import { cpuMs, cpuPerLife, processesOf } from './cpu.mjs';
import { percentile } from './load.mjs';

const crowd = { live: 2000, over: 10_000, points: 400, metresApart: 30 };
const tenant = 'demo';
const site = 'crowded';
/** As they are shared out among the live ones. */
const phases = ['active', 'active', 'active', 'suspended', 'issued', 'approved', 'fireWatch', 'inApproval'];
const doing = [[], ['painting'], [], ['venting'], [], ['draining', 'sampling'], []];
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** A permit as it really is: made by the API, and then the mould of all others. */
async function mould(api) {
  const { number } = await api.post(crew.charge, 'permit', '/permits', submission());
  for (const bound = Date.now() + 60_000; Date.now() < bound; await pause(100)) {
    const { phase } = await api.get(crew.charge, 'permit', `/permits/${number}`);
    if (phase === 'inApproval') return number;
  }
  throw new Error(`${number} was not put up for approval within a minute`);
}

async function crowded(client, number) {
  const one = async (sql, values) => (await client.query(sql, values)).rows[0];
  const row = async (table, change) => {
    const { names } = await one(
      `select string_agg(quote_ident(column_name), ', ') as names from information_schema.columns
        where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER'`,
      [table],
    );
    const columns = names.split(', ').map((name) => `r.${name}`);
    return `insert into ${table} (${names}) select ${columns.join(', ')} from ${change} moulded,
      jsonb_populate_record(null::${table}, moulded.content) r`;
  };
  await client.query(
    await row(
      'site',
      `(select to_jsonb(s) || jsonb_build_object('id', $2::text) as content from site s
      where tenant = $1 and id = 'east-plant')`,
    ),
    [tenant, site],
  );
  await client.query(
    `insert into area (tenant, site, id, name_zh, name_en) select $1, $2, 'block-' || n, '区', 'Block' from generate_series(0, 9) n`,
    [tenant, site],
  );
  await client.query(
    `insert into work_point (tenant, site, id, area, name_zh, name_en, plan_x, plan_y, elevation_m, bund, line)
     select $1, $2, 'p-' || n, 'block-' || n % 10, '点', 'Point', (n % 20) * $4::float8, (n / 20) * $4::float8, n % 5 * 3,
            case when n % 3 = 0 then 'bund-' || n / 12 end, case when n % 4 = 0 then 'line-' || n / 16 end
       from generate_series(0, $3::int - 1) n`,
    [tenant, site, crowd.points, crowd.metresApart],
  );
  await client.query(
    await row(
      'permit',
      `(select to_jsonb(t) || jsonb_build_object(
        'number', 'DH-2026-' || 900000 + n, 'site', $3::text, 'area', 'block-' || n % $4 % 10, 'work_point', 'p-' || n % $4,
        'live', n < $5, 'phase', to_jsonb(p.phase), 'chain_head', md5(n::text), 'work_order', null,
        'state', t.state || jsonb_build_object('number', 'DH-2026-' || 900000 + n, 'site', $3::text,
          'area', 'block-' || n % $4 % 10, 'workPoint', 'p-' || n % $4, 'phase', p.phase,
          'form', t.state->'form' || jsonb_build_object('activities', p.activities))) as content
      from permit t, generate_series(0, $5::int + $6::int - 1) n,
           lateral (select case when n < $5 then $7::jsonb->>(n % $8) else 'archived' end as phase, $9::jsonb->(n % $10) as activities) p
     where t.tenant = $1 and t.number = $2)`,
    ),
    [
      tenant,
      number,
      site,
      crowd.points,
      crowd.live,
      crowd.over,
      JSON.stringify(phases),
      phases.length,
      JSON.stringify(doing),
      doing.length,
    ],
  );
  await client.query('analyze permit; analyze work_point');
}

async function timedEach(count, ask) {
  const took = [];
  for (let n = 0; n < count; n += 1) {
    const begun = performance.now();
    await ask(n);
    took.push(performance.now() - begun);
  }
  return { asked: count, p50: percentile(took, 0.5), p95: percentile(took, 0.95) };
}

/** Spread over the site, the same ones in every run. */
const numberOf = (n) => `DH-2026-${900_000 + ((n * 37) % crowd.live)}`;

/** The statement that the door and the worker ask, by the role that they ask as. */
async function standing(client, at, window) {
  const compiled = join(repository, 'services/permit/dist/db/statements/standing.js');
  const { standingStatement } = createRequire(import.meta.url)(compiled);
  await client.query(`set role holdpoint_permit_app`);
  await client.query(`select set_config('holdpoint.tenant', $1, false)`, [tenant]);
  const counts = [];
  const { pid } = (await client.query('select pg_backend_pid() as pid')).rows[0];
  const cpu = () => Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;
  const ask = async (n) => {
    const point = ((n * 37) % crowd.live) % crowd.points;
    const { rows } = await client.query({
      name: 'standing',
      text: standingStatement,
      values: [
        ...[tenant, site, `block-${point % 10}`, `p-${point}`, numberOf(n), at, window.from, window.until, crew.charge],
        ...[['unit-head', 'safety-department', 'plant-head'], ['gd-07']],
        ...[['approved', 'issued', 'active', 'suspended', 'fireWatch'], [], null, null, null],
      ],
    });
    counts.push(rows[0].standing.neighbours.length);
  };
  await timedEach(20, ask);
  const before = cpu();
  const figures = await timedEach(500, ask);
  const cpuMsEach = (cpu() - before) / figures.asked;
  await client.query('reset role');
  return { ...figures, cpuMsEach, neighbours: { p50: percentile(counts, 0.5), most: Math.max(...counts) } };
}

/** @returns milliseconds of the standing question in the database, and of GET /permits/{number}/conflicts as its caller waits for it */
export async function conflicts({ addresses, state }, say) {
  const api = apiOf(addresses);
  const url = new URL(addresses.postgres);
  url.pathname = '/holdpoint_permit';
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    say(`a site with ${crowd.live} live permits`);
    const number = await mould(api);
    await crowded(client, number);
    const { window } = await api.get(crew.charge, 'permit', `/permits/${number}`);
    const question = await standing(client, new Date().toISOString(), window);
    const get = (path) => (n) => api.get(crew.charge, 'permit', `/permits/${numberOf(n)}${path}`);
    await timedEach(20, get('/conflicts'));
    const found = await api.get(crew.charge, 'permit', `/permits/${numberOf(1)}/conflicts`);
    const answered = found.neighbours.length;
    const pids = processesOf(state);
    const before = cpuMs(pids);
    const getConflictsMs = await timedEach(300, get('/conflicts'));
    const { permit, postgres } = cpuPerLife(before, cpuMs(pids), getConflictsMs.asked);
    return {
      crowd,
      standingQuestionMs: question,
      getConflictsMs,
      /** Beside the clock's milliseconds, those of the processor: they hang less on who else was there. */
      cpuMsPerGet: { permit, postgres },
      getPermitMs: await timedEach(100, get('')),
      obstaclesMs: await timedEach(100, get('/obstacles')),
      neighboursAnswered: answered,
    };
  } finally {
    await client.end();
  }
}
