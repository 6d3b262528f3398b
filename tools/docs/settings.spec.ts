/** The page of settings names every setting that a process reads, and none that nobody reads. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '../..');
const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/src\/.*\.ts$/.test(file) && !/node_modules|\/dist\/|spec\.ts$|test-support/.test(file))
    .map((file) => readFileSync(join(root, folder, file), 'utf8'));
const namesIn = (text: string): readonly string[] => text.match(/\bHOLDPOINT_[A-Z0-9_]+\b/g) ?? [];
/** Those of specs and of the local stack are told of where they are used. */
const ofTests = /^HOLDPOINT_(TEST|E2E|SPECS|KEEP_STATE|PORT_OFFSET)/;

it('names what is read, and nothing else', () => {
  const read = [...sourcesIn('services'), ...sourcesIn('libs')].flatMap(namesIn).filter((name) => !ofTests.test(name));
  const told = namesIn(readFileSync(join(root, 'docs/settings.md'), 'utf8'));
  const sorted = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
  expect(sorted(told)).toEqual(sorted(read));
  expect(told.length).toBeGreaterThan(60);
});
