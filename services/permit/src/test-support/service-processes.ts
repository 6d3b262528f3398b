/** The permit service and its worker as processes of their own, so that a spec can kill them as a machine's death would. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts, repository, until } from '@holdpoint/testing';

export interface ServiceProcess {
  /** Where it answers. */
  readonly url: string;
  /** No farewell: what it was doing stays half done. */
  kill(): Promise<void>;
}
type Environment = Readonly<Record<string, string>>;

/** Started with the environment of this process; resolves once the worker polls. */
export async function workerProcess(environment: Environment = {}): Promise<ServiceProcess> {
  await promisify(execFile)(process.execPath, [join(repository, 'workflows/bundle.mjs')]);
  return started('worker', 'HOLDPOINT_WORKER_PORT', environment);
}

/** HTTP, relay and consumers, with the environment of this process; resolves once it is ready. */
export function httpProcess(environment: Environment = {}): Promise<ServiceProcess> {
  return started('main', 'HOLDPOINT_HTTP_PORT', environment);
}

async function started(entry: 'main' | 'worker', portName: string, environment: Environment): Promise<ServiceProcess> {
  const [port] = await freePorts(1);
  const url = `http://127.0.0.1:${port}`;
  const child: ChildProcess = spawn(
    process.execPath,
    [
      '-C',
      '@holdpoint/source',
      '-r',
      join(repository, 'tools/test/typescript-hook.cjs'),
      join(repository, `services/permit/src/${entry}.ts`),
    ],
    {
      env: { ...process.env, ...environment, [portName]: String(port), JEST_WORKER_ID: undefined },
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
        return (await fetch(`${url}/health/ready`)).ok;
      },
      { what: `the process ${entry}.ts being ready`, within: 120_000, every: 200 },
    );
    if (state === 'ended') throw new Error(`the process ${entry}.ts ended`);
  } catch (error) {
    await kill();
    throw new Error(said.join('').slice(-4000), { cause: error });
  }
  return { url, kill };
}
