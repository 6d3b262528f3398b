/** Brings the whole of Holdpoint up on this machine, shows it at work, keeps it up, and stops every process that it started. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './build.mjs';
import { startChild, stopAllChildren } from './children.mjs';
import { Mendable, failureText } from './failure.mjs';
import { ensureInstalled } from './install.mjs';
import { host, repository, stackState } from './layout.mjs';
import { choosePorts, partNames, portNames, startPart, takeState } from './parts.mjs';
import { obtainJava } from './parts/java.mjs';
import { findTemporal, obtainTemporal } from './parts/temporal.mjs';
import { addressesOf, databases, environmentOf, processes } from './processes.mjs';
import { requireFree } from './ports.mjs';
import { elapsed, hushSteps, progressToStandardError, say, step } from './progress.mjs';
import { Supervisor, untilReady } from './supervise.mjs';

const usage = `npm start [-- flags]
  --once               do it all, check the end state, stop everything, exit 0 (1 when anything fails)
  --fresh              forget the state of earlier starts first
  --no-demo            bring everything up, without the demonstration plant and its permit
  --ports auto         free ports instead of the usual ones (HOLDPOINT_PORT_OFFSET=2000 moves them all)
  --state DIR          keep state elsewhere than .holdpoint/stack
  --json               one line of JSON with every address on standard output once it is up
  --until-stdin-ends   stop when standard input ends
  --anyone             the issuer gives tokens of any person and tenant (for tests)`;

function flagsOf(args) {
  const flag = { type: 'boolean', default: false };
  try {
    return parseArgs({
      args,
      options: {
        once: flag,
        fresh: flag,
        'no-demo': flag,
        json: flag,
        'until-stdin-ends': flag,
        anyone: flag,
        help: flag,
        ports: { type: 'string', default: 'default' },
        state: { type: 'string', default: stackState },
      },
    }).values;
  } catch (error) {
    throw new Mendable(error.message, usage);
  }
}

/** Flags for the services' Node, such as `--cpu-prof`: for whoever looks where time goes (`npm run bench -- --profile DIR`). */
const nodeFlags = () => process.env.HOLDPOINT_NODE_FLAGS?.split(' ').filter(Boolean) ?? [];

/** A secret of this state folder, made once. */
function secret(state, name, make) {
  const file = join(state, name);
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Everything side by side, as far as one thing doesn't need another: a second start is a matter of seconds. */
async function startAll({ flags, state, ports, supervisor }) {
  const logs = join(state, 'logs');
  const run = join(state, 'run');
  mkdirSync(logs, { recursive: true });
  const parts = { kafka: { brokers: `${host}:${ports.kafka}` } };
  const start = (part) =>
    step(`${part} on port ${ports[part]}`, (note) =>
      supervisor.start(part, async () => {
        parts[part] = await startPart(part, { state, ports, logs, note });
        return parts[part].child;
      }),
    );
  say('The parts, and what has to be compiled');
  const kafka = start('kafka');
  // Waited for below; a failure before that is not to end this process unheard.
  kafka.catch(() => undefined);
  const databasesReady = start('postgres').then(() =>
    step('databases and roles', () =>
      Promise.all(databases.map(async (database) => [database, await ensureDatabase(parts.postgres.url, database)])),
    ),
  );
  const [made] = await Promise.all([databasesReady, start('temporal'), ensureBuilt()]);
  const context = {
    ports,
    parts,
    databaseUrls: Object.fromEntries(made),
    dataKey: secret(state, 'data-key', () => randomBytes(32).toString('base64')),
    auditKey: secret(state, 'audit-key', () => randomBytes(32).toString('base64')),
    attachments: join(state, 'attachments'),
  };
  const helpers = [
    {
      name: 'issuer',
      script: 'issuer.mjs',
      env: {
        HOLDPOINT_ISSUER_PORT: String(ports.issuer),
        HOLDPOINT_ISSUER_KEY: join(state, 'issuer-key.json'),
        HOLDPOINT_OIDC_ISSUER: `http://${host}:${ports.issuer}`,
        HOLDPOINT_ISSUER_ANYONE: flags.anyone ? 'yes' : 'no',
      },
    },
    {
      name: 'mailbox',
      script: 'mailbox.mjs',
      env: { HOLDPOINT_SMTP_PORT: String(ports.smtp), HOLDPOINT_MAILBOX: join(state, 'mail') },
    },
  ];
  const node = (name, args, env) => () =>
    startChild({
      name,
      command: process.execPath,
      args,
      env,
      cwd: repository,
      log: join(logs, `${name}.log`),
      run,
      grace: 25_000,
    });
  for (const { name, script, env } of helpers) {
    await supervisor.start(name, node(name, [join(repository, 'deploy/local', script)], { ...process.env, ...env }));
  }
  say('Holdpoint');
  // Services load while the broker comes up, and wait for it themselves.
  await Promise.all([
    kafka,
    ...processes.map((service) =>
      step(`${service.name} on port ${ports[service.port]}`, async (note) => {
        await supervisor.start(
          service.name,
          node(
            service.name,
            ['--enable-source-maps', ...nodeFlags(), join(repository, service.entry)],
            environmentOf(service, context),
          ),
        );
        await untilReady(ports[service.port], 120_000, note);
      }),
    ),
  ]);
  return addressesOf(ports, parts);
}

/** The database module needs npm packages: loaded when they are there. */
const ensureDatabase = async (...args) => (await import('./databases.mjs')).ensureDatabase(...args);

function showAddresses(addresses, state) {
  say('\nWhere to look');
  for (const { name } of processes.filter(({ api }) => api))
    say(
      `  ${name.padEnd(14)} ${addresses[name]}   API: ${addresses[name]}/docs   OpenAPI: ${addresses[name]}/openapi.json`,
    );
  say(
    `  ${'Temporal'.padEnd(14)} ${addresses.temporalUi}   every permit's workflow: state, what it waits for, until when`,
  );
  say(
    `  ${'issuer'.padEnd(14)} ${addresses.issuer}   FOR DEMONSTRATION ONLY: gives anyone a seeded person's token without a password`,
  );
  say(`  ${'mail'.padEnd(14)} ${join(state, 'mail')}   every mail that was sent, as files`);
  say(`  ${'logs'.padEnd(14)} ${join(state, 'logs')}`);
}

async function demonstrate(addresses, state, once) {
  const [{ seed }, { walk }] = [await import('./seed.mjs'), await import('./walk.mjs')];
  await step('seeding the demonstration plant', (note) => seed(addresses, note));
  say('\nA hot-work permit 动火作业票 through its whole life, by the public API only');
  const walked = await walk(addresses);
  if (once) {
    const { checkEnd } = await import('./check.mjs');
    say('\nThe end state');
    await checkEnd({ addresses, walked, state });
  }
}

export async function main(args) {
  let flags;
  let state;
  let release = () => undefined;
  const supervisor = new Supervisor();
  let ending;
  /** Whether there is something to stop. */
  let begun = false;
  /** Services first, so that they say goodbye to parts that are still there. */
  const end = (code) =>
    (ending ??= (async () => {
      supervisor.stopping = true;
      hushSteps();
      if (begun) say('\nStopping');
      await supervisor.stop(processes.map(({ name }) => name));
      await supervisor.stop(['issuer', 'mailbox', ...partNames]);
      await stopAllChildren();
      if (state) rmSync(join(state, 'addresses.json'), { force: true });
      release();
      if (begun) say(`Stopped; every process that was started is gone (${elapsed()})`);
      process.exit(code);
    })());
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      asked += 1;
      if (asked === 2) say('  still stopping; once more ends everything at once');
      if (asked > 2) process.exit(1);
      void end(flags?.once ? 1 : 0);
    });
  }
  // Whoever reads may leave (npm start | head): nothing is to go on unseen.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => void end(1));
  try {
    flags = flagsOf(args);
    if (flags.help) {
      say(usage);
      return;
    }
    if (flags.json) progressToStandardError();
    state = resolve(flags.state);
    say(`Holdpoint on ${process.platform} ${process.arch}, Node ${process.versions.node}`);
    // What would stop it anyway is said first, not after minutes of fetching.
    const temporal = await requirePrograms();
    mkdirSync(state, { recursive: true });
    release = await takeState(state);
    const names = [...portNames(partNames), ...processes.map(({ port }) => port), 'issuer', 'smtp'];
    const ports = await choosePorts(names, flags.ports, Number(process.env.HOLDPOINT_PORT_OFFSET ?? 0));
    await requireFree(ports);
    begun = true;
    // Building Temporal takes minutes of a processor, fetching packages minutes of the network.
    await Promise.all([ensureInstalled(), temporal ?? step('temporal', obtainTemporal)]);
    if (flags.fresh) forget(state);
    if (flags['until-stdin-ends']) process.stdin.on('end', () => void end(0)).resume();
    const addresses = await supervisor.whileUp(() => startAll({ flags, state, ports, supervisor }));
    writeFileSync(join(state, 'addresses.json'), `${JSON.stringify(addresses, undefined, 2)}\n`);
    supervisor.settled = true;
    showAddresses(addresses, state);
    if (!flags['no-demo']) await supervisor.whileUp(() => demonstrate(addresses, state, flags.once));
    say(`\nUp after ${elapsed()}`);
    if (flags.json) process.stdout.write(`${JSON.stringify(addresses)}\n`);
    if (flags.once) return await end(0);
    say('It stays up until Ctrl-C.');
    const failed = await supervisor.gaveUp;
    throw failed;
  } catch (error) {
    if (ending) return;
    say(`\n${failureText(error)}`);
    if (state && existsSync(join(state, 'logs'))) say(`  logs: ${join(state, 'logs')}`);
    await end(1);
  }
}

/** Refuses, naming every program that is missing: packages and jars are fetched, these a person installs. Gives Temporal's path, if it needn't be built. */
async function requirePrograms() {
  const looked = await Promise.allSettled([obtainJava(), findTemporal()]);
  const missing = looked.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
  if (missing.length > 0) throw new AggregateError(missing);
  return looked[1].value;
}

/** Data of earlier starts, not the records by which their processes are known. */
function forget(state) {
  for (const name of [...partNames, 'mail', 'logs', 'data-key', 'issuer-key.json'])
    rmSync(join(state, name), { recursive: true, force: true });
}
