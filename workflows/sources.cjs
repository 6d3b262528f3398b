// Which files the workflow bundle is made of, and one hash over them all: a bundle older than its sources is found out.
const { createHash } = require('node:crypto');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');

const repository = dirname(__dirname);
const folders = ['workflows/src/permit', 'libs/permit-domain/src', 'libs/contracts/src/permit'].map((folder) =>
  join(repository, folder),
);
const bundleFile = join(__dirname, 'dist', 'permit.bundle.js');
/** Beside the bundle: the hash of what it was made of. */
const stampFile = join(__dirname, 'dist', 'permit.bundle.sources');

const isSource = (entry) =>
  entry.isFile() &&
  entry.name.endsWith('.ts') &&
  !/\.(spec|int-spec)\.ts$/.test(entry.name) &&
  !(entry.parentPath ?? entry.path).includes('test-support');

/** Hex SHA-256 over the paths and bytes of everything that goes into the bundle, and of how it's bundled. */
function sourcesHash() {
  const hash = createHash('sha256');
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(isSource)
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  );
  for (const file of [...files.sort(), join(__dirname, 'bundle.mjs')]) {
    hash.update(`${relative(repository, file)}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

/** An image carries the bundle without its sources: there is nothing that it could be older than. */
const hasSources = () => folders.every((folder) => existsSync(folder));

const bundleIsFresh = () =>
  existsSync(bundleFile) &&
  (!hasSources() || (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sourcesHash()));

module.exports = { bundleFile, stampFile, sourcesHash, bundleIsFresh };
