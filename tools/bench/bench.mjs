/** `npm run bench -- --json FILE`: complete permit lives on a system of its own, beside the same life as a bare Temporal workflow. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { Client, Connection } from '@temporalio/client';
import { seed } from '../../deploy/local/seed.mjs';
import { bareLife, startBareWorker } from './bare.mjs';
import { conflicts } from './conflicts.mjs';
import { cpuMs, cpuPerLife, processesOf } from './cpu.mjs';
import { historiesOf } from './histories.mjs';
import { HotWorkLives } from './life.mjs';
import { liveAll } from './load.mjs';
import { Messages } from './messages.mjs';
import { countStatementsFromHere, profiling, writeStatements } from './profile.mjs';
import { figures, printTable } from './report.mjs';
import { statements, statementsBetween } from './statements.mjs';
import { startSystem } from './system.mjs';
import { tables } from './tables.mjs';

const usage = `npm run bench -- [flags]
  --json FILE          write the figures there
  --lives 60,100       lives at each number in flight
  --tables FILE        no run: the tables of an earlier one, from its file
  --profile DIR        where the time goes: V8 profiles of the services, PostgreSQL's statements; its figures mean nothing
  --in-flight 20,50    lives in flight
  --quick              a smoke run: 6 and 10 lives
  --conflicts          only who stands near whom on a site with 2,000 live permits`;

const { values: flags } = parseArgs({
  options: {
    json: { type: 'string' },
    lives: { type: 'string' },
    tables: { type: 'string' },
    profile: { type: 'string' },
    'in-flight': { type: 'string', default: '20,50' },
    quick: { type: 'boolean', default: false },
    conflicts: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const numbers = (text) => text.split(',').map(Number);
const inFlights = numbers(flags['in-flight']);
const lives = numbers(flags.lives ?? (flags.quick ? '6,10' : '60,100'));
const say = (words) => console.error(words);

async function ours(system, messages, count, inFlight) {
  const hotWork = new HotWorkLives(system.addresses);
  await hotWork.prepare();
  const pids = processesOf(system.state);
  await messages.settled();
  const [since, sqlBefore, cpuBefore] = [new Date(), await statements(system.addresses), cpuMs(pids)];
  const run = await liveAll(count, inFlight, (timed) => hotWork.live(timed));
  // What consumers do belongs to the life, though nobody waits for it.
  await messages.settled();
  const cpu = cpuPerLife(cpuBefore, cpuMs(pids), count);
  const sql = statementsBetween(sqlBefore, await statements(system.addresses));
  return { ...run, cpu, statements: sql, reads: hotWork.reads, ...(await messages.since(since)) };
}

async function bare(client, pids, count, inFlight, shape) {
  const before = cpuMs(pids);
  const run = await liveAll(count, inFlight, (timed) => bareLife(client, shape, timed));
  return { ...run, cpu: cpuPerLife(before, cpuMs(pids), count), shape };
}

async function measure(system) {
  const connection = await Connection.connect({ address: system.addresses.temporal });
  const worker = await startBareWorker(system.addresses.temporal);
  try {
    const client = new Client({ connection });
    const messages = new Messages(system.addresses.postgres);
    const pids = { 'bare-worker': worker.pid, temporal: processesOf(system.state).temporal };
    say('warming up');
    const warm = await ours(system, messages, 4, 4);
    const shapeOf = ({ updates, timers }) => ({
      updates,
      timers: Math.round(timers),
      activities: 0,
      localActivities: 0,
    });
    if (flags.profile) await countStatementsFromHere(system.addresses.postgres);
    const warmHistory = await historiesOf(client, warm.workflowIds.slice(0, 1));
    await bare(client, pids, 4, 4, shapeOf(warmHistory));
    const runs = [];
    for (const [index, inFlight] of inFlights.entries()) {
      const count = lives[index] ?? lives.at(-1);
      say(`${count} permits, ${inFlight} in flight`);
      const permits = await ours(system, messages, count, inFlight);
      const history = await historiesOf(client, permits.workflowIds.slice(0, 5));
      const shape = shapeOf(history);
      say(`${count} bare lives, ${inFlight} in flight`);
      const plain = await bare(client, pids, count, inFlight, shape);
      say(`${count} bare lives with the same activities, ${inFlight} in flight`);
      const { activities, markers } = history;
      const sameShape = { ...shape, activities: Math.round(activities), localActivities: Math.round(markers) };
      const same = await bare(client, pids, count, inFlight, sameShape);
      const quiet = ({ workflowIds, ...rest }) => ({ ...rest, lives: workflowIds.length });
      runs.push({ inFlight, history, ours: quiet(permits), bare: quiet(plain), same: quiet(same) });
    }
    const lived = runs.reduce((total, { ours: { lives: count } }) => total + count, 0);
    if (flags.profile) await writeStatements(system.addresses.postgres, flags.profile, lived);
    return runs;
  } finally {
    await worker.stop();
    await connection.close();
  }
}

async function main() {
  if (flags.help) return console.log(usage);
  if (flags.tables) return console.log(tables(JSON.parse(readFileSync(flags.tables, 'utf8'))));
  const loadBefore = Math.round(loadavg()[0] * 10) / 10;
  const system = await startSystem(flags.profile && profiling(flags.profile));
  const stop = () => void system.stop().then(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  try {
    await seed(system.addresses, say);
    const runs = flags.conflicts ? [] : await measure(system);
    const crowded = await conflicts(system, say);
    const loadAfter = Math.round(loadavg()[0] * 10) / 10;
    const machine = { cores: availableParallelism(), node: process.version, loadBefore, loadAfter, at: new Date() };
    const found = figures(runs, { ...machine, at: machine.at.toISOString() }, crowded);
    printTable(found);
    if (flags.json) writeFileSync(flags.json, `${JSON.stringify(found, undefined, 2)}\n`);
    if (found.ratio) console.log(`\n${tables(found)}\n`);
  } finally {
    await system.stop();
  }
}
await main();
