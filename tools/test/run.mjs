/**
 * `npm test`: installs what is missing, then runs every check there is; `npm test -- unit lint` runs some. A step that fails does not
 * keep the next ones from running. Ends with `N passed, N failed`; exit code 1 when anything failed.
 */
import '../../deploy/local/supported.mjs';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { lastLines, startChild, stopAllChildren, stopLeftovers, takeOwnership } from '../../deploy/local/children.mjs';
import { Mendable, failureText } from '../../deploy/local/failure.mjs';
import { ensureInstalled } from '../../deploy/local/install.mjs';
import { home, repository } from '../../deploy/local/layout.mjs';
import { resultOf } from './jest-result.mjs';
import { steps } from './steps.mjs';

const folder = join(home, 'test');
const running = join(folder, 'run');
const bound = Number(process.env.HOLDPOINT_TEST_STEP_MINUTES ?? 25) * 60_000;
const say = (line) => process.stdout.write(`${line}\n`);
const time = (from) => `${((Date.now() - from) / 1000).toFixed(0)} s`;

/** Runs one command to its end, with a sign of life every 15 s. */
async function execute(name, run, log) {
  const from = Date.now();
  const report = join(folder, `${name}.json`);
  rmSync(report, { force: true });
  rmSync(log, { force: true });
  const args = run.jest ? [...run.args, '--json', `--outputFile=${report}`] : run.args;
  const child = startChild({
    name: `test-${name}`,
    command: run.command,
    args,
    cwd: repository,
    env: {
      ...process.env,
      FORCE_COLOR: '0',
      NO_COLOR: '1',
      NODE_OPTIONS: process.env.NODE_OPTIONS ?? '--max-old-space-size=4096',
      ...run.env,
    },
    log,
    run: running,
  });
  const alive = setInterval(() => say(`  … ${run.what}: ${progressIn(log)}(${time(from)})`), 15_000);
  let late;
  const tooLong = new Promise((resolve) => {
    late = setTimeout(() => resolve('late'), bound);
  });
  const how = await Promise.race([child.ended, tooLong]);
  clearInterval(alive);
  clearTimeout(late);
  if (how === 'late') await child.stop();
  const ended = how === 'late' ? `did not end within ${bound / 60_000} minutes` : how;
  const ok = ended === 'ended with code 0';
  const said = readFileSync(log, 'utf8');
  const counted = run.jest ? resultOf(report) : (run.counts?.(said) ?? { passed: 0, failed: 0, failures: [] });
  // A command that fails without a failed check in it is a failed check itself; one that counts nothing is one check.
  const silent = !ok && counted.failed === 0;
  const whole = counted.passed + counted.failed === 0;
  const result = {
    passed: counted.passed + (whole && ok && !run.jest ? 1 : 0),
    failed: counted.failed + (silent || (whole && run.jest && ok) ? 1 : 0),
    skipped: counted.skipped ?? 0,
  };
  const sign = result.failed > 0 ? '✗' : '✓';
  say(
    `  ${sign} ${run.what}: ${result.passed} passed, ${result.failed} failed${result.skipped ? `, ${result.skipped} skipped` : ''} (${time(from)})`,
  );
  for (const [line] of said.matchAll(/^backing: .*$/gm)) say(indent(line));
  for (const failure of counted.failures ?? []) say(indent(failure));
  if (whole && run.jest && ok) say(indent('no spec was found: a step that tests nothing has failed'));
  if (result.failed > 0 && (counted.failures ?? []).length === 0) say(indent(`${ended}\n${lastLines(log, 60)}`));
  if (result.failed > 0) say(indent(`the whole of it: ${log}`));
  return result;
}

/** How far jest has come, from what it has written. */
function progressIn(log) {
  const done = readFileSync(log, 'utf8').match(/^(PASS|FAIL) /gm)?.length ?? 0;
  return done > 0 ? `${done} files ` : '';
}
const indent = (text) =>
  text
    .split('\n')
    .map((line) => `      ${line}`)
    .join('\n');

/** Two runs of one checkout would compile, and write reports, over each other. */
async function onlyOne() {
  const { owner, release } = takeOwnership(running);
  if (owner)
    throw new Mendable(
      `npm test already runs in this checkout: process ${owner}`,
      `wait for it, stop it (kill ${owner}), or test in another clone; one package alone: npx jest -c PACKAGE/jest.config.cjs`,
    );
  process.once('exit', release);
  const left = await stopLeftovers(running);
  if (left.length > 0) say(`  stopped what an unclean stop had left running: ${left.join(', ')}`);
}

async function main() {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    say(`There is no step ${unknown.join(', ')}; the steps are ${steps.map(({ name }) => name).join(', ')}`);
    process.exit(2);
  }
  const from = Date.now();
  const total = { passed: 0, failed: 0 };
  await onlyOne();
  await ensureInstalled();
  const rows = [];
  for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    const begun = Date.now();
    say(`\n${step.name}`);
    const sum = { passed: 0, failed: 0 };
    for (const [index, run] of step.runs().entries()) {
      const name = `${step.name}${index > 0 ? `-${index + 1}` : ''}`;
      const result = await execute(name, run, join(folder, `${name}.log`));
      sum.passed += result.passed;
      sum.failed += result.failed;
    }
    total.passed += sum.passed;
    total.failed += sum.failed;
    rows.push(
      `  ${sum.failed > 0 ? '✗' : '✓'} ${step.name.padEnd(12)} ${String(sum.passed).padStart(5)} passed ${String(sum.failed).padStart(4)} failed  ${time(begun)}`,
    );
  }
  say(`\nAll steps (${time(from)})\n${rows.join('\n')}\n`);
  writeFileSync(join(folder, 'total.json'), JSON.stringify(total));
  say(`${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}

let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    stopped = true;
    say('\nStopped before the end');
    void stopAllChildren().then(() => process.exit(130));
  });
}
try {
  await main();
} catch (error) {
  // Somebody stopped it: the handler above says so and ends it.
  if (stopped) await new Promise(() => undefined);
  await stopAllChildren();
  say(failureText(error));
  say('0 passed, 1 failed');
  process.exit(1);
}
