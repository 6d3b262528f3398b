/** Installs npm packages where they are missing or are not those of the lock file; leaves a right installation alone. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startChild, stopLeftovers, takeOwnership } from './children.mjs';
import { onPath } from './commands.mjs';
import { Mendable } from './failure.mjs';
import { home, repository } from './layout.mjs';
import { say, step } from './progress.mjs';

const folders = { state: join(home, 'install'), run: join(home, 'install', 'run') };

const packagesOf = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined);

/** Why the installation is not the lock file's, or undefined. */
export function whatIsMissing(folder = repository) {
  const wanted = packagesOf(join(folder, 'package-lock.json'));
  if (!wanted) return undefined;
  const installed = packagesOf(join(folder, 'node_modules/.package-lock.json'));
  if (!installed) return 'nothing is installed yet';
  for (const [path, { version, link, optional, peer }] of Object.entries(wanted)) {
    if (!path.includes('node_modules/') || optional) continue;
    const there = installed[path];
    if (!there && peer) continue;
    if (!there) return `${path.split('node_modules/').at(-1)} is missing`;
    if (!link && there.version !== version)
      return `${path.split('node_modules/').at(-1)} is ${there.version}, the lock file has ${version}`;
  }
  return undefined;
}

/** One at a time: `npm ci` begins by removing what is there. */
async function alone(act) {
  let { owner, release } = takeOwnership(folders.run);
  if (owner)
    await step(`waiting for process ${owner}, which is installing packages in this checkout`, async () => {
      while (!release) {
        await new Promise((resolve) => setTimeout(resolve, 500));
        ({ release } = takeOwnership(folders.run));
      }
    });
  try {
    const left = await stopLeftovers(folders.run);
    if (left.length > 0) say(`  stopped what an unclean stop had left running: ${left.join(', ')}`);
    await act();
  } finally {
    release();
  }
}

export async function ensureInstalled() {
  if (whatIsMissing()) await alone(install);
}

async function install() {
  // Another process may have installed everything while this one waited.
  const why = whatIsMissing();
  if (!why) return;
  const npm = onPath('npm');
  if (!npm) throw new Mendable('npm is not on the PATH', 'install npm (it comes with Node)');
  await step(`npm ci: ${why} (one to five minutes)`, async (note) => {
    const log = join(folders.state, 'npm-ci.log');
    rmSync(log, { force: true });
    // A recorded child: what an unclean stop leaves of it is stopped before the next one begins.
    const child = startChild({
      name: 'npm-ci',
      command: npm,
      args: ['ci', '--no-audit', '--no-fund', '--loglevel', 'http'],
      cwd: repository,
      log,
      run: folders.run,
    });
    const said = () => readFileSync(log, 'utf8');
    const count = setInterval(() => note(progressIn(said())), 1_000);
    const how = await child.ended.finally(() => clearInterval(count));
    if (how === 'ended with code 0') return;
    const words = said()
      .split('\n')
      .filter((line) => line && !/^(npm http|---- )/.test(line))
      .slice(-15)
      .join('\n');
    throw new Mendable(`npm ci ${how}:\n${words}`, remedyFor(words, log));
  });
}

/** What npm is at, from what it writes: it falls silent when everything is fetched and has to be unpacked. */
function progressIn(text) {
  const fetched = text.match(/http fetch GET 200/g)?.length ?? 0;
  return fetched > 0 ? `${fetched} files fetched, unpacking them as they come` : 'asking the registry';
}

function remedyFor(words, log) {
  const whole = `; the whole of it: ${log}`;
  if (/EACCES|EPERM/.test(words))
    return `files here belong to another user (a start as root before?): chown -R $(id -un) . and start again${whole}`;
  if (/ENOSPC/.test(words)) return `make room on the disk (two gigabytes) and start again${whole}`;
  if (/EINTEGRITY/.test(words))
    return `the registry gave another file than the lock file names: npm cache verify, or check the registry (npm config get registry)${whole}`;
  return `check the network and the registry (npm ping; npm config get registry), then start again${whole}`;
}
