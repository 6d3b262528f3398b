// Compiles what jest loads: our TypeScript with decorators, and ES-module-only packages, which jest on Node 20 cannot require().
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { createTransformer } = require('@swc/jest').default ?? require('@swc/jest');

const shared = { swcrc: false, sourceMaps: 'inline', module: { type: 'commonjs' } };
const typescript = createTransformer({
  ...shared,
  jsc: {
    target: 'es2022',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
});
const esModule = createTransformer({ ...shared, jsc: { target: 'es2022', parser: { syntax: 'ecmascript' } } });

const moduleFolders = new Map();
function isEsModule(file) {
  if (file.endsWith('.mjs')) return true;
  if (file.endsWith('.cjs')) return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (moduleFolders.has(folder)) return moduleFolders.get(folder);
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest)) {
      const esm = JSON.parse(readFileSync(manifest, 'utf8')).type === 'module';
      moduleFolders.set(folder, esm);
      return esm;
    }
    if (folder === dirname(folder)) return false;
  }
}

module.exports = {
  getCacheKey: (source, file, options) =>
    /\.ts$/.test(file)
      ? typescript.getCacheKey(source, file, options)
      : esModule.getCacheKey(source, file, options) + isEsModule(file),
  process: (source, file, options) => {
    if (/\.ts$/.test(file)) return typescript.process(source, file, options);
    return isEsModule(file) ? esModule.process(source, file, options) : { code: source };
  },
};
