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

function run(...command) {
  const { status } = spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit' });
  return status === 0;
}

// What decorators say is only there once it is compiled; unchanged packages cost a moment.
const folders = services.map((name) => `services/${name}`);
if (!run(require.resolve('typescript/bin/tsc'), '-b', ...folders)) process.exit(1);

const { writeOpenApi } = await import('@holdpoint/service-kit');
const scratch = mkdtempSync(join(tmpdir(), 'holdpoint-api-'));
const stale = [];
try {
  for (const name of services) {
    const options = require(join(root, 'services', name, 'dist/service.js'))[`${name}Service`];
    const kept = join(root, 'docs/api', `${name}.openapi.json`);
    const file = check ? join(scratch, `${name}.openapi.json`) : kept;
    await writeOpenApi(options, file);
    const same = existsSync(kept) && readFileSync(kept, 'utf8') === readFileSync(file, 'utf8');
    if (!same) stale.push(`docs/api/${name}.openapi.json`);
    if (!check) console.log(`wrote docs/api/${name}.openapi.json`);
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
if (!run(join(root, 'tools/generate/asyncapi.mjs'), ...(check ? ['--check'] : []))) process.exitCode = 1;
if (stale.length > 0) {
  console.error(`not what the code says: ${stale.join(', ')}: run \`npm run generate\` and commit what it writes`);
  process.exitCode = 1;
}
// A module that was only looked at may still hold a timer.
process.exit(process.exitCode ?? 0);
