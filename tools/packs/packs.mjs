#!/usr/bin/env node
/** Starts the pack tools: compiles them and the core when a source is newer than what was compiled, then runs them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const projects = [
  { source: 'libs/permit-domain/src', built: 'libs/permit-domain/dist/tsconfig.tsbuildinfo' },
  { source: 'libs/contracts/src', built: 'libs/contracts/dist/tsconfig.tsbuildinfo' },
  { source: 'tools/packs', built: 'tools/dist/packs/tsconfig.tsbuildinfo' },
];

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('spec.ts');
function newest(folder) {
  const times = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => statSync(join(entry.parentPath ?? entry.path, entry.name)).mtimeMs);
  return Math.max(0, ...times);
}
const isStale = ({ source, built }) =>
  !existsSync(join(root, built)) || statSync(join(root, built)).mtimeMs < newest(join(root, source));

if (projects.some(isStale)) {
  const compiler = require.resolve('typescript/bin/tsc');
  const { status } = spawnSync(process.execPath, [compiler, '-b', join(root, 'tools/packs')], { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
const { main } = require(join(root, 'tools/dist/packs/main.js'));
// npm runs a script in the repository; the person who asked may stand elsewhere.
process.exitCode = main(process.argv.slice(2), root, process.env.INIT_CWD ?? process.cwd(), (line) =>
  console.log(line),
);
