/** `npm run reset`: stops what an unclean stop left running and clears the local stack's state; downloads and built programs stay, unless `-- --all`. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failureText } from './failure.mjs';
import { home, stackState } from './layout.mjs';
import { takeState } from './parts.mjs';
import { say } from './progress.mjs';

const all = process.argv.includes('--all');
const kept = all ? [] : ['bin', 'jars'];

try {
  if (!existsSync(home)) {
    say('Nothing to clear.');
  } else {
    // Each folder that has an owner's record is a state of its own; one that is in use is left alone, with a word about who has it.
    const states = readdirSync(home)
      .map((name) => join(home, name))
      .filter((folder) => existsSync(join(folder, 'run')));
    for (const state of states) (await takeState(state))();
    for (const name of readdirSync(home))
      if (!kept.includes(name)) rmSync(join(home, name), { recursive: true, force: true });
    say(`Cleared ${home}${all ? '' : ' (downloads and built programs stay; -- --all removes them too)'}`);
    if (states.includes(stackState)) say('The next start begins with an empty plant.');
  }
} catch (error) {
  say(failureText(error));
  process.exit(1);
}
