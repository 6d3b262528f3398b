// Writes the workflow bundle that replays use: `node replay-bundle.mjs FILE [MODULE=REPLACEMENT]`, where a module's path may be replaced by another's.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bundled } from '../../bundle.mjs';

const [file, replacement] = process.argv.slice(2);
const { NormalModuleReplacementPlugin } = createRequire(createRequire(import.meta.url).resolve('@temporalio/worker'))(
  'webpack',
);
const plugins = [];
if (replacement) {
  const [module, by] = replacement.split('=');
  plugins.push(new NormalModuleReplacementPlugin(new RegExp(`${module}$`), by));
}
writeFileSync(
  file,
  await bundled({ interceptors: [fileURLToPath(new URL('replay-interceptor.ts', import.meta.url))], plugins }),
);
