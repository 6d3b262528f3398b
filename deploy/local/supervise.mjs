/** Keeps processes up: one that ends unasked is shown with its last words and started again, until it has ended too often. */
import { lastLines } from './children.mjs';
import { Mendable } from './failure.mjs';
import { host } from './layout.mjs';
import { say } from './progress.mjs';

const most = 5;
const window = 120_000;

export class Supervisor {
  /** Set once the system is up: from then on an end is mended, before that it fails the start. */
  settled = false;
  stopping = false;
  /** Resolves with the reason when a process can't be kept up. */
  gaveUp = new Promise((resolve) => {
    this.giveUp = resolve;
  });
  children = new Map();

  /** @param {string} name @param {() => any} launch gives a child, or a promise of one that is ready */
  async start(name, launch) {
    if (this.stopping) throw new Error(`${name} is not started any more: everything is being stopped`);
    const child = await launch();
    this.children.set(name, child);
    void child.ended.then((how) => this.ended(name, launch, child, how, []));
    return child;
  }

  async ended(name, launch, child, how, ends) {
    if (this.stopping || child.state.stopping) return;
    const words = `${name} ${how}; the end of ${child.log}:\n${indent(lastLines(child.log, 12))}`;
    if (!this.settled) return this.giveUp(new Mendable(words, `read ${child.log}`));
    const recent = [...ends.filter((at) => Date.now() - at < window), Date.now()];
    if (recent.length > most)
      return this.giveUp(
        new Mendable(`${words}\n${name} ended ${recent.length} times within two minutes`, `read ${child.log}`),
      );
    const wait = 500 * 2 ** (recent.length - 1);
    say(`\n  ! ${words}\n  ! starting ${name} again in ${wait / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (this.stopping) return undefined;
    try {
      const next = await launch();
      this.children.set(name, next);
      say(`  ! ${name} is running again`);
      void next.ended.then((reason) => this.ended(name, launch, next, reason, recent));
    } catch (error) {
      this.giveUp(error);
    }
    return undefined;
  }

  /** Runs something that has to fail as soon as a process can't be kept up. */
  async whileUp(act) {
    const failed = this.gaveUp.then((error) => {
      throw error;
    });
    return Promise.race([act(), failed]);
  }

  async stop(names) {
    await Promise.all(names.map((name) => this.children.get(name)?.stop()));
  }
}

const indent = (text) =>
  text
    .split('\n')
    .map((line) => `      ${line.slice(0, 240)}`)
    .join('\n');

/** Waits until a process says that it and everything it depends on is ready; a slow one says what it waits for. */
export async function untilReady(port, within, note = () => undefined) {
  let last = 'no answer yet';
  for (const until = Date.now() + within; Date.now() < until;) {
    try {
      const answer = await fetch(`http://${host}:${port}/health/ready`, { signal: AbortSignal.timeout(5_000) });
      const report = await answer.json();
      if (answer.ok && report.status === 'ready') return;
      const down = (report.dependencies ?? []).filter(({ status }) => status !== 'up');
      last =
        down.map(({ name, error }) => `waits for ${name}${error ? ` (${error})` : ''}`).join(', ') ||
        JSON.stringify(report).slice(0, 300);
    } catch (error) {
      last = error.cause?.code ?? error.message;
    }
    note(last);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`http://${host}:${port}/health/ready: not ready within ${within / 1000} s; ${last}`);
}
