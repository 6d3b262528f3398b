/** Ports on loopback: which are free, who holds one that is not. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { Mendable } from './failure.mjs';
import { host } from './layout.mjs';

const listen = (port) =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });

/** @returns {Promise<boolean>} whether a server may listen on this port now */
export async function isFree(port) {
  try {
    const server = await listen(port);
    await new Promise((resolve) => server.close(resolve));
    return true;
  } catch {
    return false;
  }
}

/**
 * Free ports, all different, held together until all are known. Below the range the system gives to outgoing connections,
 * so that no connection takes one between now and its use.
 * @param {number} count
 * @param {number} [from] where to begin looking; random by default, so that two stacks seldom meet
 */
export async function freePorts(count, from = 20_000 + Math.floor(Math.random() * 10_000)) {
  const held = [];
  try {
    for (let port = from; held.length < count && port < 32_000; port += 1) {
      try {
        held.push(await listen(port));
      } catch {
        // Taken: the next one.
      }
    }
    if (held.length < count) throw new Mendable('no free ports between 20000 and 32000', 'stop what holds them');
    return held.map((server) => server.address().port);
  } finally {
    await Promise.all(held.map((server) => new Promise((resolve) => server.close(resolve))));
  }
}

/** Who listens on a port, in words, where the system tells. */
export function holderOf(port) {
  try {
    const inodes = new Set();
    const wanted = port.toString(16).toUpperCase().padStart(4, '0');
    for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
      for (const row of readFileSync(table, 'utf8').split('\n').slice(1)) {
        const cells = row.trim().split(/\s+/);
        if (cells[3] === '0A' && cells[1].endsWith(`:${wanted}`)) inodes.add(`socket:[${cells[9]}]`);
      }
    }
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        for (const fd of readdirSync(`/proc/${pid}/fd`)) {
          if (inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`))) {
            const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
            return `process ${pid} (${command.slice(0, 90)})`;
          }
        }
      } catch {
        // Another user's process, or one that has just ended.
      }
    }
  } catch {
    try {
      const [pid] = execFileSync('lsof', ['-nP', '-t', `-iTCP:${port}`, '-sTCP:LISTEN'], { encoding: 'utf8' }).split(
        '\n',
      );
      if (pid) return `process ${pid}`;
    } catch {
      // No lsof, or nothing found.
    }
  }
  return undefined;
}

/** Refuses, naming every port that is taken, who holds it and what to do. */
export async function requireFree(ports) {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port)))
      taken.push(`port ${port} (${name}) is in use by ${holderOf(port) ?? 'a process that the system does not name'}`);
  }
  if (taken.length > 0) {
    throw new Mendable(
      taken.join('\n'),
      'stop that process, or move all ports: HOLDPOINT_PORT_OFFSET=2000 npm start, or npm start -- --ports auto',
    );
  }
}
