/** The permit worker as a process of its own, so that a spec can kill it as a machine's death would. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { repository, until } from '@holdpoint/testing';

export interface WorkerProcess {
  /** No farewell: what it was doing stays half done. */
  kill(): Promise<void>;
}

/** Started with the environment of this process; resolves once the worker polls. */
export async function workerProcess(): Promise<WorkerProcess> {
  await promisify(execFile)(process.execPath, [join(repository, 'workflows/bundle.mjs')]);
  const port = await freePort();
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '-C',
      '@holdpoint/source',
      '-r',
      join(repository, 'tools/test/typescript-hook.cjs'),
      join(repository, 'services/permit/src/worker.ts'),
    ],
    {
      env: { ...process.env, HOLDPOINT_WORKER_PORT: String(port), JEST_WORKER_ID: undefined },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text: Buffer) => said.push(text.toString()));
  const exited = once(child, 'exit');
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL');
    await exited;
  };
  try {
    const state = await until<boolean | 'ended'>(
      async () => {
        if (child.exitCode !== null) return 'ended';
        return (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok;
      },
      { what: 'the worker process being ready', within: 60_000, every: 200 },
    );
    if (state === 'ended') throw new Error('the worker process ended');
  } catch (error) {
    await kill();
    throw new Error(said.join('').slice(-4000), { cause: error });
  }
  return { kill };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
