/** Compiles what has changed: the services and libraries by tsc, then the workflow bundle. */
import { join } from 'node:path';
import { run } from './commands.mjs';
import { Mendable } from './failure.mjs';
import { repository } from './layout.mjs';
import { step } from './progress.mjs';

const node = (what, args, remedy) =>
  step(what, async (note) => {
    try {
      await run(process.execPath, args, { cwd: repository, note });
    } catch (error) {
      const lines = error.message.split('\n');
      const errors = lines.filter((line) => /error/i.test(line)).slice(0, 20);
      throw new Mendable((errors.length > 0 ? errors : lines.slice(-20)).join('\n'), remedy);
    }
  });

export async function ensureBuilt() {
  await node(
    'compiling (tsc -b)',
    [join(repository, 'node_modules/typescript/bin/tsc'), '-b'],
    'mend what the compiler names; after a change of branch, remove the dist folders',
  );
  await node('bundling the workflow', ['workflows/bundle.mjs'], 'mend what the bundler names');
}
