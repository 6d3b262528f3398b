#!/usr/bin/env node
/** Writes docs/api/events.asyncapi.json from the catalogue of events (after `npm run build`); `--check` only compares. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asyncApiText } from '@holdpoint/contracts';

const file = fileURLToPath(new URL('../../docs/api/events.asyncapi.json', import.meta.url));
const text = asyncApiText();

function kept() {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

if (process.argv.includes('--check')) {
  if (kept() !== text) {
    console.error(
      'docs/api/events.asyncapi.json is not what the code says: run node tools/generate/asyncapi.mjs and commit it',
    );
    process.exitCode = 1;
  }
} else {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log('wrote docs/api/events.asyncapi.json');
}
