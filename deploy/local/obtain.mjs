#!/usr/bin/env node
/** Fetches or builds a part ahead of its use and prints where it is: `node deploy/local/obtain.mjs kafka|time-skipping|temporal|postgres`. */
import { renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failureText, Mendable } from './failure.mjs';
import { obtainJars, obtainJava } from './parts/java.mjs';
import { obtainPostgres } from './parts/postgres.mjs';
import { obtainTemporal } from './parts/temporal.mjs';
import { progressToStandardError, say, step } from './progress.mjs';

/** Temporal's time-skipping test server as one executable, as its SDK wants it. */
export async function obtainTimeSkipping(note) {
  const java = await obtainJava();
  const lib = await obtainJars('time-skipping', note);
  const script = join(dirname(lib), 'run.sh');
  const text = `#!/bin/sh\nexec '${java}' -Xmx256m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp '${lib}/*' io.temporal.testserver.TestServer "$@"\n`;
  // Written anew, since the checkout or Java may have moved; in one go, since another process may be running it.
  writeFileSync(`${script}.${process.pid}`, text, { mode: 0o755 });
  renameSync(`${script}.${process.pid}`, script);
  return script;
}

const ways = {
  kafka: (note) => obtainJars('kafka', note),
  'time-skipping': obtainTimeSkipping,
  temporal: obtainTemporal,
  postgres: async () => (await obtainPostgres()).postgres,
};

if (process.argv[1]?.endsWith('obtain.mjs')) {
  progressToStandardError();
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
  try {
    const part = process.argv[2];
    if (!ways[part]) throw new Mendable(`unknown part ${part ?? ''}`, `one of ${Object.keys(ways).join(', ')}`);
    process.stdout.write(`${await step(`obtaining ${part}`, ways[part])}\n`);
  } catch (error) {
    say(failureText(error));
    process.exit(1);
  }
}
