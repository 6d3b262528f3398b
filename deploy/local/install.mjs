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
      // Nothing of what it has done so far is worth waiting for: the next one begins anew.
      grace: 3_000,
    });
    const total = packagesToFetch();
    const said = () => readFileSync(log, 'utf8');
    const count = setInterval(() => note(progressIn(said(), total)), 1_000);
    const how = await child.ended.finally(() => clearInterval(count));
    if (how === 'ended with code 0') return;
    const words = said()
      .split('\n')
      .filter((line) => line && !/^(npm (http|notice|warn)|---- )|^npm error(\s+at |\s*$)/.test(line))
      .slice(0, 8)
      .join('\n');
    throw new Mendable(`npm ci ${how}:\n${words}`, remedyFor(words, log));
  });
}

/** About how many packages npm has to fetch: those of other platforms are left out. */
const packagesToFetch = () =>
  Object.values(packagesOf(join(repository, 'package-lock.json'))).filter(({ integrity, os }) => integrity && !os)
    .length;

/** What npm is at, from what it writes; once everything is fetched it unpacks in silence. */
function progressIn(text, total) {
  const files = text.match(/http (fetch GET 200|cache) \S+\.tgz/g)?.length ?? 0;
  const trouble = text.match(/attempt \d+ failed with \S+/g)?.at(-1);
  if (files === 0) {
    const answers = text.match(/http (fetch GET 200|cache) /g)?.length ?? 0;
    return `asking the registry, ${answers} answers${trouble ? `; ${trouble}` : ''}`;
  }
  return files < total * 0.98 ? `${files} of about ${total} packages fetched` : 'unpacking the packages';
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
