/** Installs npm packages where they are missing or are not those of the lock file; leaves a right installation alone. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { onPath, run } from './commands.mjs';
import { Mendable } from './failure.mjs';
import { repository } from './layout.mjs';
import { step } from './progress.mjs';

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

export async function ensureInstalled() {
  const why = whatIsMissing();
  if (!why) return;
  const npm = onPath('npm');
  if (!npm) throw new Mendable('npm is not on the PATH', 'install npm (it comes with Node)');
  await step(`npm ci: ${why} (one to five minutes)`, async (note) => {
    let fetched = 0;
    const count = (text) => {
      fetched += text.match(/http fetch GET 200/g)?.length ?? 0;
      note(`${fetched} files fetched`);
    };
    try {
      await run(npm, ['ci', '--no-audit', '--no-fund', '--loglevel', 'http'], { cwd: repository, note: count });
    } catch (error) {
      const said = error.message
        .split('\n')
        .filter((line) => !line.startsWith('npm http'))
        .slice(-15)
        .join('\n');
      throw new Mendable(`npm ci failed:\n${said}`, 'check the network and the registry (npm ping), then start again');
    }
  });
}
