/** `npm run month -- --permits 2000`: a month of a simulated plant by the public API, and the proof that its record, its rows and its events agree. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { repository } from '../../deploy/local/layout.mjs';
import { duties, instant } from '../../deploy/local/plant.mjs';
import { seed as seedPlant } from '../../deploy/local/seed.mjs';
import { startSystem } from '../bench/system.mjs';
import { ways } from './courses.mjs';
import { Life } from './life.mjs';
import { monthOf } from './mix.mjs';
import { meterOf, Plant } from './plant.mjs';
import { Proof } from './proof.mjs';
import { countsOf, printMonth } from './report.mjs';

const usage = `npm run month -- [flags]
  --permits 200        how many permits the month begins with (linked, copied and conflicting ones come besides)
  --seed 1             the same seed gives the same mix
  --in-flight 8        permits that are lived at once, each by a crew of its own
  --json FILE          write counts and differences there
  --addresses JSON     a running system (as npm start -- --json prints them, started with --anyone) instead of one of its own
A month in number and mix: services read the real clock, so its days are in the windows that are planned ahead, not in waiting.`;

const { values: flags } = parseArgs({
  options: {
    permits: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    'in-flight': { type: 'string', default: '8' },
    json: { type: 'string' },
    addresses: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const say = (words) => console.error(words);
const require = createRequire(import.meta.url);

/** What the end-to-end tests tell stories with, compiled; it learns of the system from the environment. */
function storiesOf(addresses) {
  process.env.HOLDPOINT_E2E_ADDRESSES = JSON.stringify(addresses);
  const compiler = require.resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-b', join(repository, 'e2e')], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the stories could not be compiled');
  const told = require(join(repository, 'e2e/dist/told-story.js'));
  const { api, patiently } = require(join(repository, 'e2e/dist/ticket.js'));
  const { until } = require('@holdpoint/testing');
  const core = require('@holdpoint/permit-domain');
  return { ...told, api, patiently, until, core, duties, admin: duties.administrator };
}

/** One permit of the plan, and those that come with it. */
async function lived(house, plant, crew, plan, nth) {
  const points = [];
  const sceneAt = (point) => ({
    ...point,
    instrument: meterOf(plan.site),
    troupe: crew.troupe,
    window: () => ({ from: instant(-1), until: instant(238) }),
    withFireWatch: plan.draw < 0.05,
  });
  const point = await plant.point(plan.site);
  points.push(point);
  const lives = [new Life(house, plan, sceneAt(point))];
  const beside = (shipped) => {
    const other = new Life(house, shipped, sceneAt(point));
    lives.push(other);
    return other;
  };
  let error;
  try {
    await ways[plan.course]({ ...plan, life: lives[0], crew, beside });
  } catch (caught) {
    error = `${plan.course} of ${plan.type} (${nth}): ${caught.message}`;
  }
  const numbers = lives.flatMap((life) => (life.story.begun ? [life.number] : []));
  const open = await Promise.all(
    numbers.map(async (number) => (await house.api.get(duties.archive, 'permit', `/permits/${number}`)).live),
  );
  // Where something still stands, nobody else is sent to work.
  if (!open.includes(true)) points.forEach((one) => plant.giveBack(one));
  return { ...plan, numbers, error };
}

async function liveAll(house, plant, plans, report) {
  const done = [];
  let next = 0;
  const lane = async (crew) => {
    while (next < plans.length) {
      const nth = (next += 1);
      const outcome = await lived(house, plant, crew, plans[nth - 1], nth);
      done.push(outcome);
      if (outcome.error) say(`  ✗ ${outcome.error}`);
      report(done.length);
    }
  };
  await Promise.all(plant.crews.map(lane));
  return done;
}

async function month(addresses) {
  const house = storiesOf(addresses);
  const plans = monthOf(Number(flags.permits), Number(flags.seed), house.shippedTypes);
  const plant = new Plant(addresses, house.api, house.nightElsewhere);
  const begun = Date.now();
  say('the plant: sites, duties, crews');
  await seedPlant(addresses);
  await plant.layOut(Math.min(Number(flags['in-flight']), plans.length));
  say(`${plans.length} permits`);
  const every = Math.max(1, Math.round(plans.length / 20));
  const lives = await liveAll(house, plant, plans, (count) => {
    if (count % every === 0) say(`  ${count} after ${Math.round((Date.now() - begun) / 1000)} s`);
  });
  say('what is left of it');
  const proof = new Proof(addresses, house.api, house.core);
  for (const { error, numbers } of lives) if (error) proof.differs(numbers[0] ?? 'not begun', error);
  // Neighbours and linked permits hear of each other after the act was answered: first the news, then the rows.
  await proof.settled();
  await proof.permits(lives.flatMap(({ numbers }) => numbers));
  const running = await proof.workflows();
  const messages = await proof.messages();
  const projected = await proof.projection(plant.crews.flatMap(({ troupe }) => troupe));
  const found = {
    seed: Number(flags.seed),
    seconds: Math.round((Date.now() - begun) / 1000),
    ...countsOf(lives, proof.rows),
    running,
    messages,
    projected,
    differences: unique(proof.differences),
  };
  printMonth(found);
  if (flags.json) writeFileSync(flags.json, `${JSON.stringify(found, undefined, 2)}\n`);
  return found.differences.length === 0;
}
const unique = (differences) => [...new Map(differences.map((one) => [`${one.what} ${one.words}`, one])).values()];

async function main() {
  if (flags.help) return console.log(usage);
  const given = flags.addresses ?? process.env.HOLDPOINT_E2E_ADDRESSES;
  const system = given
    ? { addresses: JSON.parse(given), stop: async () => undefined }
    : await startSystem({}, ['--anyone']);
  const stop = () => void system.stop().then(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, stop);
  try {
    if (!(await month(system.addresses))) process.exitCode = 1;
  } finally {
    await system.stop();
  }
}
await main();
