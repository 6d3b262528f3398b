#!/usr/bin/env node
/** `npm run mutate [-- paths]`: breaks the core in many small ways, one at a time, and counts how many of them its specs notice (docs/mutation.md). */
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const core = join(root, 'libs/permit-domain');
const usage = `npm run mutate [-- paths]      mutates the whole of libs/permit-domain, or only the paths given
  --concurrency 2      test runners side by side (1)
  --survivors          lists each mutant that no spec noticed
  --all                mutates also what a file makes as it is loaded: tables, schemas of parameters (much longer)`;

const { values: flags, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    concurrency: { type: 'string', default: '1' },
    survivors: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
if (flags.help) {
  console.log(usage);
  process.exit(0);
}

const paths = positionals.length > 0 ? positionals : ['src'];
const wanted = paths.map((path) => path.replace(/^libs\/permit-domain\//, '').replace(/\/$/, ''));
for (const path of wanted) {
  if (!existsSync(join(core, path))) throw new Error(`libs/permit-domain has no ${path}`);
}
process.chdir(core);
const mutants = await new Stryker({
  mutate: [
    ...wanted.map((path) => (statSync(path).isDirectory() ? `${path}/**/*.ts` : path)),
    '!**/*.spec.ts',
    '!**/test-support/**',
    // The check of the life cycle is a test itself.
    '!src/lifecycle/exploration.ts',
    '!src/lifecycle/exploration/**',
    // What runs a pack's cases is a test itself too, and its specs are the packs' (tools/packs).
    '!src/cases/**',
  ],
  testRunner: 'specs',
  plugins: [join(root, 'tools/mutation/spec-runner.mjs')],
  coverageAnalysis: 'perTest',
  // Tables and schemas that a file makes as it is loaded would ask every spec for each mutant; `--all` does.
  ignoreStatic: !flags.all,
  concurrency: Number(flags.concurrency),
  tempDirName: '../../.holdpoint/mutation',
  ignorePatterns: ['dist'],
  reporters: [],
  thresholds: { high: 90, low: 85, break: null },
  timeoutMS: 20_000,
  allowConsoleColors: false,
}).runMutationTest();

const caught = new Set(['Killed', 'Timeout']);
const counted = (status) => caught.has(status) || status === 'Survived' || status === 'NoCoverage';
const folders = new Map();
for (const { fileName, status, location, mutatorName, replacement } of mutants) {
  if (!counted(status)) continue;
  const folder = dirname(fileName).replace(/^.*libs\/permit-domain\//, '');
  const tally = folders.get(folder) ?? { killed: 0, all: 0 };
  folders.set(folder, { killed: tally.killed + (caught.has(status) ? 1 : 0), all: tally.all + 1 });
  if (flags.survivors && !caught.has(status)) {
    const where = `${fileName.replace(/^.*libs\/permit-domain\//, '')}:${location.start.line}:${location.start.column}`;
    console.log(
      `${status === 'NoCoverage' ? '?' : '!'} ${where} ${mutatorName}: ${replacement.slice(0, 120).replaceAll('\n', ' ')}`,
    );
  }
}
const percent = ({ killed, all }) => `${((100 * killed) / all).toFixed(1)} %  (${killed} of ${all})`;
const total = { killed: 0, all: 0 };
for (const [folder, tally] of [...folders].sort()) {
  console.log(`${folder.padEnd(24)} ${percent(tally)}`);
  total.killed += tally.killed;
  total.all += tally.all;
}
console.log(`${'all'.padEnd(24)} ${percent(total)}`);
process.exitCode = total.all > 0 && total.killed / total.all >= 0.85 ? 0 : 1;
