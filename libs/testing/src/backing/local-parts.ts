/** Parts of the local stack as a child process: started by the same program as `npm start` uses, gone when this process is gone. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { repository } from '../repository';
import type { Part } from './addresses';

export interface LocalPartsOptions {
  readonly only: readonly Part[];
  /** Folder of data and records; a temporary one unless told, removed at the end. */
  readonly state?: string;
  /** As `--ports` of parts.mjs; free ones unless told. */
  readonly ports?: string;
  readonly headless?: boolean;
  /** Data that nobody needs after a power cut: faster writes. True unless told. */
  readonly throwaway?: boolean;
}
export interface LocalParts {
  /** Names and values of HOLDPOINT_TEST_*. */
  readonly environment: Readonly<Record<string, string>>;
  readonly state: string;
  stop(): Promise<void>;
}

export async function startLocalParts(options: LocalPartsOptions): Promise<LocalParts> {
  const state = options.state ?? mkdtempSync(join(tmpdir(), 'holdpoint-parts-'));
  const flags = [
    ...['up', '--json', '--until-stdin-ends', '--state', state],
    ...['--ports', options.ports ?? 'auto', '--only', options.only.join(',')],
    ...(options.headless === false ? [] : ['--headless']),
    ...(options.throwaway === false ? [] : ['--throwaway']),
  ];
  // Its standard input ends with this process, however that ends; then it stops what it started.
  const child = spawn(process.execPath, [join(repository, 'deploy/local/parts.mjs'), ...flags], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const environment = await new Promise<Record<string, string>>((resolve, reject) => {
    let line = '';
    child.stdout.on('data', (chunk: Buffer) => {
      line += chunk.toString();
      if (line.includes('\n')) resolve(JSON.parse(line.slice(0, line.indexOf('\n'))) as Record<string, string>);
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the local parts ended with ${code} before they were up:\n${said}`)));
  });
  return {
    environment,
    state,
    async stop() {
      child.stdin.end();
      await ended;
      if (!options.state) rmSync(state, { recursive: true, force: true });
    },
  };
}
