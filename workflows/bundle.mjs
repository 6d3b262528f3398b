// Bundles the permit workflow for its worker: `node workflows/bundle.mjs` writes dist/permit.bundle.js, and beside it the hash of what it was made of.
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import sources from './sources.cjs';

const { bundleFile, stampFile, sourcesHash, bundleIsFresh } = sources;

/** The bundler turns away what it knows to be unsafe; nothing of Node at all belongs in a workflow. */
function refuseBuiltIns(code) {
  const names = builtinModules.flatMap((name) => [name, `node:${name}`]);
  const found = names.filter((name) => code.includes(`module.exports = require("${name}")`));
  if (found.length > 0) throw new Error(`the workflow bundle holds Node built-ins: ${found.join(', ')}`);
}

/** Whole files only: whoever reads at the same moment reads the old one or the new one. */
function writeWhole(file, text) {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, file);
}

/** The bundler compiles for ES2017, where copying an object is a call for each of its members; the Node that runs the worker does it by itself. */
function forThisNode(rule) {
  if (!rule.use?.options?.jsc) return rule;
  const { loader, options } = rule.use;
  return { ...rule, use: { loader, options: { ...options, jsc: { ...options.jsc, target: 'es2022' } } } };
}

/**
 * The code of a bundle.
 * @param {{ interceptors?: string[], plugins?: object[] }} more what a replay adds to the very same workflow
 */
export async function bundled({ interceptors = [], plugins = [] } = {}) {
  const { code } = await bundleWorkflowCode({
    workflowsPath: fileURLToPath(new URL('src/permit/permit.workflow.ts', import.meta.url)),
    workflowInterceptorModules: interceptors,
    logger: new DefaultLogger('WARN'),
    // Pure and without state of their own: loaded once for a worker's thread instead of once for every permit.
    preloadModules: [
      fileURLToPath(new URL('src/permit/stack-depth.ts', import.meta.url)),
      '@holdpoint/permit-domain',
      '@holdpoint/contracts/permit',
    ],
    webpackConfigHook: (config) => ({
      ...config,
      module: { ...config.module, rules: config.module.rules.map(forThisNode) },
      plugins: [...(config.plugins ?? []), ...plugins],
      resolve: { ...config.resolve, conditionNames: ['@holdpoint/source', '...'] },
    }),
  });
  refuseBuiltIns(code);
  return code;
}

/** Writes the bundle unless the one there was made of the very same sources. Returns its path. */
export async function bundlePermitWorkflow() {
  if (bundleIsFresh()) return bundleFile;
  // Taken before the bundling: a source changed meanwhile leaves a bundle that is known to be stale.
  const hash = sourcesHash();
  const code = await bundled();
  mkdirSync(dirname(bundleFile), { recursive: true });
  writeWhole(bundleFile, code);
  writeWhole(stampFile, hash);
  return bundleFile;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const file = await bundlePermitWorkflow();
  console.log(`workflow bundle: ${file}`);
}
