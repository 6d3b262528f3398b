/**
 * Child processes that do not outlive their owner: each leads a process group of its own, is written down with its identity,
 * and is stopped with its whole group; what an unclean stop left running is found by that record and stopped at the next start.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

/** What tells a process from a later one with the same number; undefined when there is none. */
export function identityOf(pid) {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const cells = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return cells[0] === 'Z' ? undefined : `${pid}@${cells[19]}`;
    }
    return `${pid}@${execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()}`;
  } catch {
    return undefined;
  }
}

const groupLives = (pid) => {
  try {
    process.kill(-pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
};
const signalGroup = (pid, signal) => {
  try {
    process.kill(-pid, signal);
  } catch {
    // Gone already.
  }
};
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

async function groupEnds(pid, within) {
  for (const until = Date.now() + within; Date.now() < until;) {
    if (!groupLives(pid)) return true;
    await pause(50);
  }
  return !groupLives(pid);
}

/** Stops a process group: politely, then for good. */
export async function stopGroup(pid, { signal = 'SIGTERM', grace = 20_000 } = {}) {
  signalGroup(pid, signal);
  if (await groupEnds(pid, grace)) return true;
  signalGroup(pid, 'SIGKILL');
  return groupEnds(pid, 5_000);
}

/** The last lines of a log since its process was started, for a message. */
export function lastLines(file, count = 25) {
  if (!existsSync(file)) return '';
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const begun = lines.findLastIndex((line) => line.startsWith('---- '));
  return lines
    .slice(begun + 1)
    .slice(-count)
    .join('\n');
}

/** Every child of this process that has not ended. */
const living = new Set();
let closing = false;
/** Stops every child of this process, whoever started it and however far it has come; from then on none is started. */
export const stopAllChildren = () => {
  closing = true;
  return Promise.all([...living].map((child) => child.stop()));
};

/**
 * Starts a child with its output in a log file.
 * @param {{ name: string, command: string, args: string[], env?: Record<string, string | undefined>, cwd?: string, log: string, run: string,
 *   uid?: number, gid?: number, stopSignal?: NodeJS.Signals, grace?: number }} options `run`: folder of the records
 */
export function startChild(options) {
  if (closing) throw new Error(`${options.name} is not started any more: everything is being stopped`);
  mkdirSync(options.run, { recursive: true });
  if (existsSync(options.log) && statSync(options.log).size > 20_000_000) renameSync(options.log, `${options.log}.1`);
  const output = openSync(options.log, 'a');
  writeSync(output, `---- ${options.name} started at ${new Date().toISOString()}\n`);
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    uid: options.uid,
    gid: options.gid,
    stdio: ['ignore', output, output],
    detached: true,
  });
  closeSync(output);
  const record = join(options.run, `${options.name}.json`);
  const stopOptions = { signal: options.stopSignal, grace: options.grace };
  const state = { ended: false, stopping: false, how: '' };
  const ended = new Promise((resolve) => {
    const end = (how) => {
      state.ended = true;
      state.how = how;
      rmSync(record, { force: true });
      resolve(how);
    };
    child.once('error', (error) => end(`could not be started: ${error.message}`));
    child.once('exit', (code, signal) => end(signal ? `ended by ${signal}` : `ended with code ${code}`));
  });
  if (child.pid) {
    // Whole or not at all: others read it while it is written.
    writeFileSync(
      `${record}.draft`,
      JSON.stringify({ name: options.name, pid: child.pid, identity: identityOf(child.pid), ...stopOptions }),
    );
    renameSync(`${record}.draft`, record);
  }
  const handle = {
    name: options.name,
    pid: child.pid,
    log: options.log,
    state,
    ended,
    /** Stops it and whatever it started. */
    async stop() {
      state.stopping = true;
      if (child.pid && (!state.ended || groupLives(child.pid))) await stopGroup(child.pid, stopOptions);
      if (child.pid) await ended;
    },
    /** Ends it at once, as a crash would. */
    async kill() {
      state.stopping = true;
      if (child.pid) signalGroup(child.pid, 'SIGKILL');
      await ended;
    },
  };
  living.add(handle);
  void ended.then(() => living.delete(handle));
  return handle;
}

/** Stops what an earlier owner of this folder left running, as its records tell. Returns the names. */
export async function stopLeftovers(run) {
  if (!existsSync(run)) return [];
  const stopped = [];
  await Promise.all(
    readdirSync(run)
      .filter((file) => file.endsWith('.json') && file !== 'owner.json')
      .map(async (file) => {
        const path = join(run, file);
        const record = readRecord(path);
        if (
          record &&
          (identityOf(record.pid) === record.identity || (!identityOf(record.pid) && groupLives(record.pid)))
        ) {
          await stopGroup(record.pid, { signal: record.signal, grace: record.grace });
          stopped.push(record.name);
        }
        rmSync(path, { force: true });
      }),
  );
  return stopped;
}

const readRecord = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * Takes a state folder for this process, or tells who has it: two owners of one data folder would harm it. Everybody who comes adds
 * a line, which the system does whole and one after the other; the first line of a living process is the owner's, so that of two who
 * come at once exactly one has it. Lines of the dead stay until an owner takes the file away.
 * @returns {{ owner: number, release?: undefined } | { owner?: undefined, release: () => void }}
 */
export function takeOwnership(run) {
  mkdirSync(run, { recursive: true });
  const path = join(run, 'owner.json');
  const mine = identityOf(process.pid);
  const isMine = ({ pid, identity }) => pid === process.pid && identity === mine;
  const living = () => linesOf(path).filter((line) => isMine(line) || identityOf(line.pid) === line.identity);
  for (;;) {
    if (!living().some(isMine)) appendFileSync(path, `\n${JSON.stringify({ pid: process.pid, identity: mine })}\n`);
    const owners = living();
    // Not among them: an owner has just taken the file away with this line in it.
    if (!owners.some(isMine)) continue;
    if (isMine(owners[0])) return { release: () => rmSync(path, { force: true }) };
    return { owner: owners[0].pid };
  }
}

function linesOf(path) {
  try {
    return readFileSync(path, 'utf8')
      .split('\n')
      .filter(Boolean)
      .flatMap((line) => {
        try {
          return [JSON.parse(line)];
        } catch {
          return [];
        }
      });
  } catch {
    return [];
  }
}
