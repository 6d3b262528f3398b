/** What `npm test` runs, in order. A step is one or several runs; a run gives how many of its checks passed and failed. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../deploy/local/layout.mjs';

const bin = (path) => join(repository, 'node_modules', path);
const node = (what, ...args) => ({ what, command: process.execPath, args });
const npm = (what, script, ...args) => ({
  what,
  command: 'npm',
  args: ['run', '--silent', script, '--', ...args],
  script,
});

const packages = (folder) =>
  readdirSync(join(repository, folder))
    .map((name) => `${folder}/${name}`)
    .filter((path) => existsSync(join(repository, path, 'jest.config.cjs')));
/** All of them, or those that HOLDPOINT_TEST_PACKAGES names (`libs/outbox services/permit`). */
export function projects(paths, named = process.env.HOLDPOINT_TEST_PACKAGES) {
  const only = named?.split(/[\s,]+/).filter(Boolean) ?? [];
  const unknown = only.filter((path) => !paths.includes(path));
  if (unknown.length > 0) throw new Error(`HOLDPOINT_TEST_PACKAGES: no specs in ${unknown.join(', ')}`);
  return only.length > 0 ? only : paths;
}
const everyPackage = () => [...packages('libs'), ...packages('services'), 'tools'];

/** @param {'unit' | 'integration'} kind of specs: `*.spec.ts` or `*.int-spec.ts` */
const specs = (what, kind, paths, ...flags) => ({
  what,
  command: process.execPath,
  args: [bin('jest/bin/jest.js'), '--projects', ...paths, '--silent=passed-only', ...flags],
  env: { HOLDPOINT_SPECS: kind },
  jest: true,
});
const workers = ['--maxWorkers=2', '--workerIdleMemoryLimit=1GB'];

/** `12 of 12 cases hold`: each case counts. */
export function casesIn(text) {
  const lines = [...text.matchAll(/(\d+) of (\d+) cases hold/g)];
  const held = lines.reduce((sum, [, some]) => sum + Number(some), 0);
  const all = lines.reduce((sum, [, , every]) => sum + Number(every), 0);
  return all > 0 ? { passed: held, failed: all - held } : undefined;
}

/** Programs with a first line that says who reads them: each has to be readable by exactly that. */
function scripts() {
  const found = ['.ci/run', 'deploy/local/start.mjs', 'deploy/local/reset.mjs', 'deploy/local/parts.mjs']
    .concat(
      readdirSync(join(repository, 'deploy'), { recursive: true })
        .filter((name) => name.endsWith('.sh'))
        .map((name) => `deploy/${name}`),
    )
    .filter((file) => existsSync(join(repository, file)));
  return found.map((file) => {
    const first = readFileSync(join(repository, file), 'utf8').split('\n')[0];
    if (/^#!.*\bbash\b/.test(first)) return { what: `bash reads ${file}`, command: 'bash', args: ['-n', file] };
    if (/^#!.*\bsh\b/.test(first)) return { what: `sh reads ${file}`, command: 'sh', args: ['-n', file] };
    return node(`node reads ${file}`, '--check', file);
  });
}

export const steps = [
  { name: 'lint', runs: () => [npm('style, boundaries and format', 'lint')] },
  {
    name: 'types',
    runs: () => [
      node('packages', bin('typescript/bin/tsc'), '-b'),
      node('specs', bin('typescript/bin/tsc'), '-p', 'tsconfig.specs.json'),
      node('the workflow bundle', 'workflows/bundle.mjs'),
    ],
  },
  { name: 'scripts', runs: scripts },
  { name: 'generated', runs: () => [npm('OpenAPI and AsyncAPI are what the code says', 'generate', '--check')] },
  {
    name: 'packs',
    runs: () => [
      npm('packs are sound', 'packs', 'check'),
      { ...npm('cases hold', 'packs', 'cases'), counts: casesIn },
      npm('the table of clauses is what they say', 'packs', 'coverage', '--check'),
    ],
  },
  {
    name: 'unit',
    runs: () => [specs('unit specs', 'unit', projects(everyPackage()), ...workers)],
  },
  {
    name: 'workflow',
    runs: () => [
      specs('workflows in skipped time, replay of golden histories', 'unit', ['workflows'], ...workers),
      specs('the workflow on a real server', 'integration', ['workflows'], '--runInBand'),
    ],
  },
  {
    name: 'integration',
    // One file at a time: they share two cores with the very parts that they test. Their workers run the bundle as it is built.
    runs: () => [
      node('the workflow bundle', 'workflows/bundle.mjs'),
      specs('integration specs', 'integration', projects(everyPackage()), '--runInBand'),
    ],
  },
  {
    name: 'e2e',
    // Its set-up is loaded by Node itself, which takes packages as they are built.
    runs: () => [
      node('packages', bin('typescript/bin/tsc'), '-b'),
      specs('end to end', 'integration', ['e2e'], '--runInBand'),
    ],
  },
];
