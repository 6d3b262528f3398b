/** Processor time by process, from /proc: milliseconds of each with all its descendants, those that ended included. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const measured = ['permit', 'permit-worker', 'qualification', 'notification', 'postgres', 'kafka', 'temporal'];
const msPerTick = 1000 / Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The system's processes as its state folder names them; the issuer and the mailbox belong to the demonstration and are left out. */
export function processesOf(state) {
  return Object.fromEntries(
    measured
      .map((name) => [name, join(state, 'run', `${name}.json`)])
      .filter(([, file]) => existsSync(file))
      .map(([name, file]) => [name, JSON.parse(readFileSync(file, 'utf8')).pid]),
  );
}

function allProcesses() {
  const found = new Map();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const cells = stat
        .slice(stat.lastIndexOf(')') + 2)
        .split(' ')
        .map(Number);
      // utime, stime and the same of children that have been waited for.
      found.set(Number(pid), { parent: cells[1], ticks: cells[11] + cells[12] + cells[13] + cells[14] });
    } catch {
      // Ended meanwhile.
    }
  }
  return found;
}

/** @param {Record<string, number>} pids by name @returns {Record<string, number>} milliseconds by name, and `driver` for this process */
export function cpuMs(pids) {
  const all = allProcesses();
  const ticksOf = (pid) =>
    (all.get(pid)?.ticks ?? 0) +
    [...all].filter(([, { parent }]) => parent === pid).reduce((sum, [child]) => sum + ticksOf(child), 0);
  const { user, system } = process.cpuUsage();
  return {
    ...Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, ticksOf(pid) * msPerTick])),
    driver: (user + system) / 1000,
  };
}

/** What was spent between two looks, for each life. */
export const cpuPerLife = (before, after, lives) =>
  Object.fromEntries(Object.entries(after).map(([name, ms]) => [name, (ms - (before[name] ?? 0)) / lives]));
