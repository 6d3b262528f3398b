#!/usr/bin/env node
/**
 * Writes what is generated into docs/api: one OpenAPI document per service from its decorators, and the AsyncAPI document from the catalogue of events.
 * `--check` writes nothing, and exits 1 when a document is not what the code says.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const require = createRequire(import.meta.url);
const check = process.argv.includes('--check');
/** Each service says in src/service.ts what it is documented with. */
const services = ['permit', 'qualification', 'notification'];

const [, , only, name, file] = process.argv;
if (only === '--one') {
  // A process for each: what one service's classes are called is nothing to another.
  const { writeOpenApi } = await import('@holdpoint/service-kit');
  const [service] = Object.values(require(join(root, 'services', name, 'dist/service.js')));
  await writeOpenApi(service, file);
  // A module that was only looked at may still hold a timer.
  process.exit(0);
}

function run(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  return status === 0;
}
const text = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : '');

// What decorators say is only there once it is compiled; unchanged packages cost a moment.
const folders = services.map((service) => `services/${service}`);
if (!run(require.resolve('typescript/bin/tsc'), '-b', ...folders)) process.exit(1);

const scratch = mkdtempSync(join(tmpdir(), 'holdpoint-api-'));
const stale = [];
try {
  for (const service of services) {
    const kept = `docs/api/${service}.openapi.json`;
    const made = check ? join(scratch, `${service}.json`) : join(root, kept);
    if (!run(fileURLToPath(import.meta.url), '--one', service, made) || text(made) === '') stale.push(kept);
    else if (text(made) !== text(join(root, kept))) stale.push(kept);
    else if (!check) console.log(`wrote ${kept}`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (!run(join(root, 'tools/generate/asyncapi.mjs'), ...(check ? ['--check'] : []))) process.exitCode = 1;
if (stale.length > 0) {
  const remedy = check ? 'run `npm run generate` and commit what it writes' : 'they could not be written';
  console.error(`not what the code says: ${stale.join(', ')}: ${remedy}`);
  process.exitCode = 1;
}
