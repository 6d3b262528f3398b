/** A whole system of a tool's own: the program that `npm start` runs, on free ports, with a state folder that goes with it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../../deploy/local/layout.mjs';

/** One driver plays every person at once: the limit per caller is a guard, not what is measured. */
const generous = { HOLDPOINT_RATE_PER_MINUTE: '1000000', HOLDPOINT_RATE_BURST: '100000' };

/**
 * @param {Record<string, string>} [more] environment of its processes, besides what is always set
 * @param {readonly string[]} [wishes] flags of `npm start` besides
 * @returns {Promise<{ addresses: Record<string, string>, state: string, stop: () => Promise<void> }>}
 */
export async function startSystem(more = {}, wishes = []) {
  const state = mkdtempSync(join(tmpdir(), 'holdpoint-bench-'));
  const flags = ['--no-demo', '--json', '--until-stdin-ends', '--ports', 'auto', '--state', state, ...wishes];
  const child = spawn(process.execPath, [join(repository, 'deploy/local/start.mjs'), ...flags], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', HOLDPOINT_LOG_LEVEL: 'info', ...generous, ...more },
    // Ctrl-C reaches the bench only, which ends this one in its own order.
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const addresses = await new Promise((resolve, reject) => {
    let said = '';
    child.stdout.on('data', (chunk) => {
      said += chunk;
      if (said.includes('\n')) resolve(JSON.parse(said.slice(0, said.indexOf('\n'))));
    });
    child.once('exit', (code) => reject(new Error(`the system ended with ${code} before it was up`)));
  });
  return {
    addresses,
    state,
    async stop() {
      child.stdin.end();
      await ended;
      rmSync(state, { recursive: true, force: true });
    },
  };
}
