/** Writes each part's jars.txt anew from what Maven resolves: run it after a change of a pom.xml. Needs Maven. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../commands.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const head =
  '# What pom.xml resolves to: sha256 and path in Maven Central. Used where Maven is not installed; written by `node deploy/local/parts/write-lists.mjs`.';
const files = (folder) =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? files(path) : [path];
  });

for (const part of ['kafka', 'time-skipping']) {
  const folder = mkdtempSync(join(tmpdir(), 'holdpoint-jars-'));
  const goal = [
    'dependency:copy-dependencies',
    `-DoutputDirectory=${folder}`,
    '-DincludeScope=runtime',
    '-Dmdep.useRepositoryLayout=true',
  ];
  await run('mvn', ['-B', '-ntp', '-q', ...goal], { cwd: join(here, part) });
  const lines = files(folder)
    .filter((file) => file.endsWith('.jar'))
    .map((file) => `${createHash('sha256').update(readFileSync(file)).digest('hex')} ${relative(folder, file)}`)
    .sort((a, b) => a.slice(65).localeCompare(b.slice(65), 'en'));
  writeFileSync(join(here, part, 'jars.txt'), `${[head, ...lines].join('\n')}\n`);
  rmSync(folder, { recursive: true });
}
