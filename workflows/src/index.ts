/** Where the workflow bundle is; the permit worker loads the bundle and nothing of its source. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** Path of `permit.bundle.js`, written by `node workflows/bundle.mjs` (part of `npm run build`). */
export const permitWorkflowBundle: string = join(__dirname, '..', 'dist', 'permit.bundle.js');

/** @throws Error with the remedy when the bundle hasn't been built, or was built of other sources than those that lie beside it. */
export function checkPermitWorkflowBundle(): void {
  const remedy = 'run `node workflows/bundle.mjs` (npm run build does)';
  if (!existsSync(permitWorkflowBundle)) throw new Error(`there is no workflow bundle: ${remedy}`);
  const { bundleIsFresh } = createRequire(__filename)('../sources.cjs') as { bundleIsFresh: () => boolean };
  if (!bundleIsFresh()) throw new Error(`the workflow bundle is older than its sources: ${remedy}`);
}
