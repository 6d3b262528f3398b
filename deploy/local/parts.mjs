#!/usr/bin/env node
/**
 * The three real parts, without Docker: PostgreSQL, Kafka, Temporal. Obtains, starts, waits until each answers, and stops all it started.
 * `node deploy/local/parts.mjs up [--state DIR] [--ports auto|default|postgres=N,kafka=N,...] [--only postgres,kafka,temporal] [--json] [--throwaway]
 * [--env FILE] [--until-stdin-ends] [--headless]`
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { stopAllChildren, stopLeftovers, takeOwnership } from './children.mjs';
import { Mendable, failureText } from './failure.mjs';
import { defaultPorts, home } from './layout.mjs';
import { startKafka } from './parts/kafka.mjs';
import { startPostgres } from './parts/postgres.mjs';
import { startTemporal } from './parts/temporal.mjs';
import { freePorts, requireFree } from './ports.mjs';
import { progressToStandardError, say, step } from './progress.mjs';

const portsOf = {
  postgres: ['postgres'],
  kafka: ['kafka', 'kafka-controller'],
  temporal: ['temporal', 'temporal-ui'],
};
export const partNames = Object.keys(portsOf);

/** Ports of the wanted parts: the defaults moved by an offset, or free ones. */
export async function choosePorts(names, how = 'default', offset = 0) {
  if (how.includes('=')) {
    const given = Object.fromEntries(how.split(',').map((pair) => [pair.split('=')[0], Number(pair.split('=')[1])]));
    const missing = names.filter((name) => !given[name]);
    if (missing.length > 0)
      throw new Mendable(
        `no port given for ${missing.join(', ')}`,
        `--ports ${names.map((name) => `${name}=N`).join(',')}`,
      );
    return given;
  }
  if (how === 'auto') {
    const free = await freePorts(names.length);
    return Object.fromEntries(names.map((name, index) => [name, free[index]]));
  }
  if (how !== 'default')
    throw new Mendable(`--ports ${how} is not understood`, '--ports auto, or HOLDPOINT_PORT_OFFSET=2000 npm start');
  return Object.fromEntries(names.map((name) => [name, defaultPorts[name] + offset]));
}
export const portNames = (parts) => parts.flatMap((part) => portsOf[part]);

/** Starts one part on given ports, with its data below `state`. */
export function startPart(part, { state, ports, logs, throwaway, note }) {
  const shared = { dataDir: join(state, part), logs, run: join(state, 'run'), throwaway, note, port: ports[part] };
  mkdirSync(logs, { recursive: true });
  if (part === 'postgres') return startPostgres(shared);
  // A proxy in front of the broker has to be what the broker tells its clients to come to.
  if (part === 'kafka')
    return startKafka({
      ...shared,
      controllerPort: ports['kafka-controller'],
      advertisedPort: ports['kafka-advertised'],
    });
  return startTemporal({ ...shared, uiPort: ports['temporal-ui'], headless: ports['temporal-ui'] === undefined });
}

/** Takes a state folder, ends what an unclean stop left there. Returns how to give it back. */
export async function takeState(state) {
  const run = join(state, 'run');
  const { owner, release } = takeOwnership(run);
  if (owner)
    throw new Mendable(
      `this stack is already up: process ${owner} has ${state}`,
      `use it, or stop it first: kill ${owner} (or Ctrl-C where it runs)`,
    );
  const left = await stopLeftovers(run);
  if (left.length > 0) say(`  stopped what an unclean stop had left running: ${left.join(', ')}`);
  return release;
}

/** Starts parts side by side; when one fails, the others are stopped. */
export async function startParts(parts, options) {
  const started = await Promise.allSettled(
    parts.map((part) =>
      step(`${part} on port ${options.ports[part]}`, (note) => startPart(part, { ...options, note })),
    ),
  );
  const up = started.filter((result) => result.status === 'fulfilled').map((result) => result.value);
  const failed = started.find((result) => result.status === 'rejected');
  if (failed) {
    await Promise.all(up.map((part) => part.child.stop()));
    throw failed.reason;
  }
  return Object.fromEntries(up.map((part) => [part.name, part]));
}

/** Environment by which tests find the parts. */
export const testEnvironment = (parts) => ({
  ...(parts.postgres && { HOLDPOINT_TEST_POSTGRES_URL: parts.postgres.url }),
  ...(parts.kafka && { HOLDPOINT_TEST_KAFKA_BROKERS: parts.kafka.brokers }),
  ...(parts.temporal && { HOLDPOINT_TEST_TEMPORAL_ADDRESS: parts.temporal.address }),
  ...(parts.temporal?.ui && { HOLDPOINT_TEST_TEMPORAL_UI: parts.temporal.ui }),
});

async function up() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      state: { type: 'string', default: join(home, 'parts') },
      ports: { type: 'string', default: 'default' },
      only: { type: 'string', default: partNames.join(',') },
      env: { type: 'string' },
      json: { type: 'boolean', default: false },
      throwaway: { type: 'boolean', default: false },
      headless: { type: 'boolean', default: false },
      'until-stdin-ends': { type: 'boolean', default: false },
    },
  });
  const parts = values.only.split(',').filter(Boolean);
  const unknown = parts.filter((part) => !partNames.includes(part));
  if (positionals[0] !== 'up' || unknown.length > 0 || !/^(auto|default|.*=.*)$/.test(values.ports)) {
    throw new Mendable(
      'parts.mjs does not understand that',
      'node deploy/local/parts.mjs up [--state DIR] [--ports auto|default] [--only postgres,kafka,temporal] [--json]',
    );
  }
  if (values.json) progressToStandardError();
  const state = resolve(values.state);
  const release = await takeState(state);
  let running;
  let stopping;
  const stop = (code) =>
    (stopping ??= (async () => {
      say('  stopping the parts');
      await stopAllChildren();
      if (values.env) rmSync(values.env, { force: true });
      release();
      process.exit(code);
    })());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void stop(0));
  if (values['until-stdin-ends']) process.stdin.on('end', () => void stop(0)).resume();
  try {
    const ports = await choosePorts(
      portNames(parts).filter((name) => !values.headless || name !== 'temporal-ui'),
      values.ports,
      Number(process.env.HOLDPOINT_PORT_OFFSET ?? 0),
    );
    // Where a proxy listens that stands in front of the broker.
    const taken = { ...ports };
    delete taken['kafka-advertised'];
    await requireFree(taken);
    running = await startParts(parts, { state, ports, logs: join(state, 'logs'), throwaway: values.throwaway });
  } catch (error) {
    if (stopping) return;
    await stopAllChildren();
    release();
    throw error;
  }
  if (stopping) return;
  for (const part of Object.values(running)) {
    void part.child.ended.then((how) => {
      if (stopping) return;
      say(`  ${part.name} ${how}; its log: ${part.child.log}`);
      void stop(1);
    });
  }
  const environment = testEnvironment(running);
  const text = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  if (values.env) writeFileSync(values.env, `${text.join('\n')}\n`);
  if (values.json) process.stdout.write(`${JSON.stringify(environment)}\n`);
  else for (const line of text) say(`  ${line}`);
  say('  up; Ctrl-C stops them');
}

if (import.meta.filename === process.argv[1] || process.argv[1]?.endsWith('parts.mjs')) {
  up().catch((error) => {
    say(failureText(error));
    process.exit(1);
  });
}
