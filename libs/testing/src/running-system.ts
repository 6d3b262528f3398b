/**
 * The whole system for end-to-end tests: the one that HOLDPOINT_E2E_ADDRESSES names (JSON, as `npm start -- --json` prints it: the
 * composed system in CI), else one of its own, brought up by the same program as `npm start` on free ports with fresh state.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scope } from '@holdpoint/contracts';
import { repository } from './repository';

/** As deploy/local/processes.mjs gives them. */
export interface SystemAddresses {
  readonly permit: string;
  readonly qualification: string;
  readonly notification: string;
  readonly worker: string;
  readonly issuer: string;
  readonly temporal: string;
  readonly temporalUi?: string;
  readonly kafka: string;
  /** Superuser URL; absent where tests may not look into databases. */
  readonly postgres?: string;
}
export interface SystemTokenWish {
  readonly tenant: string;
  /** Absent: a system's token. */
  readonly person?: string;
  readonly scopes: readonly Scope[];
}
export interface RunningSystem {
  readonly addresses: SystemAddresses;
  /** Folder with `logs/` and `mail/`, where the system is of this test's own. */
  readonly state?: string;
  token(wish: SystemTokenWish): Promise<string>;
  stop(): Promise<void>;
}

async function ownSystem(): Promise<{ addresses: SystemAddresses; state: string; stop: () => Promise<void> }> {
  const state = mkdtempSync(join(tmpdir(), 'holdpoint-system-'));
  const flags = ['--no-demo', '--json', '--until-stdin-ends', '--anyone', '--ports', 'auto', '--state', state];
  const child = spawn(process.execPath, [join(repository, 'deploy/local/start.mjs'), ...flags], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', NODE_ENV: 'production' },
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const addresses = await new Promise<SystemAddresses>((resolve, reject) => {
    let line = '';
    child.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (line.includes('\n')) resolve(JSON.parse(line.slice(0, line.indexOf('\n'))) as SystemAddresses);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the system ended with ${code} before it was up:\n${said}`)));
  });
  return {
    addresses,
    state,
    async stop() {
      child.stdin.end();
      await ended;
      if (!process.env.HOLDPOINT_KEEP_STATE) rmSync(state, { recursive: true, force: true });
    },
  };
}

/** Takes a minute or two from a cold start: call it in `beforeAll` with a generous limit. */
export async function runningSystem(): Promise<RunningSystem> {
  const named = process.env.HOLDPOINT_E2E_ADDRESSES;
  const system = named
    ? { addresses: JSON.parse(named) as SystemAddresses, stop: () => Promise.resolve() }
    : await ownSystem();
  return {
    ...system,
    async token({ tenant, person, scopes }) {
      const wish = new URLSearchParams({
        grant_type: person ? 'urn:holdpoint:demonstration:seeded-person' : 'client_credentials',
        scope: scopes.join(' '),
        tenant,
        ...(person && { person }),
      });
      const client = person ? 'holdpoint-demonstration:demonstration' : 'demo-erp:demo-erp-secret';
      const answer = await fetch(`${system.addresses.issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(client).toString('base64')}` },
        body: wish,
      });
      const body = (await answer.json()) as { access_token?: string };
      if (!body.access_token) throw new Error(`the issuer answered ${answer.status}: ${JSON.stringify(body)}`);
      return body.access_token;
    },
  };
}
