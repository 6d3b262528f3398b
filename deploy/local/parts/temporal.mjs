/** The Temporal development server and its UI on loopback, with our search attributes. */
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChild } from '../children.mjs';
import { onPath, run } from '../commands.mjs';
import { Mendable } from '../failure.mjs';
import { downloads, host, repository } from '../layout.mjs';
import { ready } from './ready.mjs';

export const temporalCli = 'github.com/temporalio/cli/cmd/temporal@v1.5.1';

/** Search attributes by name, read from where the contracts write them: there is one list. */
export function searchAttributes() {
  const source = readFileSync(join(repository, 'libs/contracts/src/permit/permit-life.ts'), 'utf8');
  const found = [...source.matchAll(/name: '(Holdpoint\w+)', type: '(\w+)'/g)].map(([, name, type]) => [name, type]);
  if (found.length === 0) throw new Error('no search attributes found in libs/contracts/src/permit/permit-life.ts');
  return Object.fromEntries(found);
}

const kept = join(downloads.bin, 'temporal');

/** Path of the CLI: on the PATH, or kept from before; undefined where Go is to build it. */
export async function findTemporal() {
  const given = onPath('temporal');
  if (given) {
    await requireVersion(given);
    return given;
  }
  if (existsSync(kept)) return kept;
  if (!onPath('go')) {
    throw new Mendable(
      'no Temporal: neither `temporal` nor `go` is on the PATH',
      'install the Temporal CLI (macOS: brew install temporal; others: docs.temporal.io/cli), or Go 1.24 or newer so that it can be built here',
    );
  }
  return undefined;
}

/** Path of the CLI, built by Go where there is none. @param {(line: string) => void} note */
export async function obtainTemporal(note = () => undefined) {
  const found = await findTemporal();
  if (found) return found;
  mkdirSync(downloads.bin, { recursive: true });
  note(`building ${temporalCli} with Go, once (two to six minutes)`);
  try {
    await run('go', ['install', '-v', temporalCli], {
      env: { ...process.env, GOBIN: downloads.bin, CGO_ENABLED: '0' },
      note: (text) => note(`building it with Go, once, two to six minutes: ${text.trim().split('\n').at(-1)}`),
    });
  } catch (error) {
    throw new Mendable(
      `Temporal could not be built: ${error.message.slice(-1500)}`,
      'install the Temporal CLI from docs.temporal.io/cli and start again',
    );
  }
  return kept;
}

/** Update-with-start, on which a submission rests, is in every server since 1.28. */
async function requireVersion(cli) {
  const said = await run(cli, ['--version']).catch((error) => error.message);
  const [, major, minor] = /Server (\d+)\.(\d+)/.exec(said) ?? [];
  if (Number(major) > 1 || Number(minor) >= 28) return;
  throw new Mendable(
    `${cli} is too old, or not the Temporal CLI: ${said.trim().split('\n')[0]}; a server of 1.28 or newer is needed`,
    'update the Temporal CLI (macOS: brew upgrade temporal; others: docs.temporal.io/cli), or take it off the PATH so that it is built here',
  );
}

/** @param {{ dataDir: string, port: number, uiPort: number, logs: string, run: string, note?: (line: string) => void, headless?: boolean }} options */
export async function startTemporal(options) {
  const cli = await obtainTemporal(options.note);
  mkdirSync(options.dataDir, { recursive: true });
  const address = `${host}:${options.port}`;
  const settings = {
    // Many commands on one permit in a short time are a burst, not an attack.
    'history.maxInFlightUpdates': 100,
    'history.maxTotalUpdates': 10_000,
    'frontend.namespaceRPS': 20_000,
    'system.forceSearchAttributesCacheRefreshOnRead': true,
  };
  const child = startChild({
    name: 'temporal',
    command: cli,
    args: [
      'server',
      'start-dev',
      '--ip',
      host,
      '--port',
      String(options.port),
      '--log-level',
      'error',
      ...(options.headless ? ['--headless'] : ['--ui-ip', host, '--ui-port', String(options.uiPort)]),
      '--db-filename',
      join(options.dataDir, 'temporal.db'),
      '--sqlite-pragma',
      'journal_mode=wal',
      '--sqlite-pragma',
      'synchronous=normal',
      ...Object.entries(searchAttributes()).flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
      ...Object.entries(settings).flatMap(([name, value]) => [
        '--dynamic-config-value',
        `${name}=${JSON.stringify(value)}`,
      ]),
    ],
    log: join(options.logs, 'temporal.log'),
    run: options.run,
    grace: 20_000,
  });
  await ready(child, 90_000, () => requireSearchAttributes(cli, address));
  return { name: 'temporal', child, address, ...(options.headless ? {} : { ui: `http://${host}:${options.uiPort}` }) };
}

/** Every search attribute with its type; one that kept data know by another type is registered anew. */
async function requireSearchAttributes(cli, address) {
  const operate = (...args) =>
    run(cli, ['operator', 'search-attribute', ...args, '--address', address, '--command-timeout', '5s'], {
      timeout: 15_000,
    });
  const listed = JSON.parse(await operate('list', '--output', 'json'));
  const { customAttributes = {} } = listed;
  const missing = [];
  for (const [name, type] of Object.entries(searchAttributes())) {
    const kept = customAttributes[name];
    const same =
      kept && kept.replace('INDEXED_VALUE_TYPE_', '').replaceAll('_', '').toLowerCase() === type.toLowerCase();
    if (kept && !same) await operate('remove', '--name', name, '--yes');
    if (!same) {
      await operate('create', '--name', name, '--type', type);
      missing.push(name);
    }
  }
  if (missing.length > 0) throw new Error(`search attributes ${missing.join(', ')} have just been registered`);
}
