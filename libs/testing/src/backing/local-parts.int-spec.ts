/** The local stack's own promises: an unclean stop is mended, a port in use is named with its holder, nothing outlives its owner. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { repository } from '../repository';
import { until } from '../until';
import { freePorts } from './free-ports';

interface Started {
  readonly process: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

/** Two starts one after the other take their time on a busy machine. */
jest.setTimeout(240_000);

describe('the local stack', () => {
  let state: string;
  let started: Started[];
  beforeEach(() => {
    state = mkdtempSync(join(tmpdir(), 'holdpoint-local-'));
    started = [];
  });
  afterEach(async () => {
    for (const { process } of started) process.kill('SIGTERM');
    await Promise.all(started.map(({ ended }) => ended));
    rmSync(state, { recursive: true, force: true });
  });

  function start(port: number, ...more: string[]): Started {
    const flags = ['up', '--state', state, '--only', 'postgres', '--ports', `postgres=${port}`, ...more];
    const child = spawn(process.execPath, [join(repository, 'deploy/local/parts.mjs'), ...flags]);
    let text = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (text += chunk.toString()));
    const one = {
      process: child,
      said: () => text,
      ended: new Promise<number | null>((resolve) => child.once('exit', resolve)),
    };
    started.push(one);
    return one;
  }
  const up = (one: Started): Promise<unknown> =>
    until(() => one.said().includes('up; Ctrl-C'), { within: 90_000, what: `the parts being up: ${one.said()}` });
  const recorded = (): { pid: number } =>
    JSON.parse(readFileSync(join(state, 'run/postgres.json'), 'utf8')) as { pid: number };
  const lives = (pid: number): boolean => {
    try {
      process.kill(pid, 0);
      return !readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return false;
    }
  };
  const rows = async (port: number, sql: string): Promise<unknown[]> => {
    const client = new Client({ connectionString: `postgres://postgres:holdpoint@127.0.0.1:${port}/postgres` });
    client.on('error', () => undefined);
    await client.connect();
    return client
      .query<object>(sql)
      .then(
        ({ rows }) => rows,
        (error: unknown) => Promise.reject(error as Error),
      )
      .finally(() => client.end());
  };

  it('stops what it started, and keeps its data for the next start', async () => {
    const [port = 0] = await freePorts(1);
    const first = start(port);
    await up(first);
    await rows(port, 'create table kept as select 7 as n');
    const { pid } = recorded();
    first.process.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(lives(pid)).toBe(false);
    expect(existsSync(join(state, 'run/owner.json'))).toBe(false);
    await up(start(port));
    expect(await rows(port, 'select n from kept')).toEqual([{ n: 7 }]);
  });

  it('finds what an unclean stop left running, stops it, and starts', async () => {
    const [port = 0] = await freePorts(1);
    const first = start(port);
    await up(first);
    const { pid } = recorded();
    first.process.kill('SIGKILL');
    await first.ended;
    expect(lives(pid)).toBe(true);
    const second = start(port);
    await up(second);
    expect(second.said()).toContain('stopped what an unclean stop had left running: postgres');
    expect(lives(pid)).toBe(false);
  });

  it('starts after a power cut, which leaves pid files and no processes', async () => {
    const [port = 0] = await freePorts(1);
    const first = start(port);
    await up(first);
    first.process.kill('SIGKILL');
    process.kill(-recorded().pid, 'SIGKILL');
    await first.ended;
    expect(existsSync(join(state, 'postgres/postmaster.pid'))).toBe(true);
    await up(start(port));
  });

  it('names the port that is in use, who holds it and the remedy, and starts nothing', async () => {
    const holder = createServer();
    const port = await new Promise<number>((resolve) =>
      holder.listen(0, '127.0.0.1', () => resolve((holder.address() as { port: number }).port)),
    );
    const one = start(port);
    expect(await one.ended).toBe(1);
    expect(one.said()).toContain(`port ${port} (postgres) is in use by process ${process.pid}`);
    expect(one.said()).toMatch(/Remedy: .*HOLDPOINT_PORT_OFFSET/);
    expect(existsSync(join(state, 'run/postgres.json'))).toBe(false);
    await new Promise((resolve) => holder.close(resolve));
  });

  it('refuses a second owner of the same state', async () => {
    const [port = 0, other = 0] = await freePorts(2);
    const first = start(port);
    await up(first);
    const second = start(other);
    expect(await second.ended).toBe(1);
    expect(second.said()).toContain(`already up: process ${first.process.pid}`);
    expect(await rows(port, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('ends with the one that asked for it, when told so', async () => {
    const [port = 0] = await freePorts(1);
    const one = start(port, '--until-stdin-ends');
    await up(one);
    const { pid } = recorded();
    one.process.stdin?.end();
    expect(await one.ended).toBe(0);
    expect(lives(pid)).toBe(false);
  });

  it('leaves nothing behind when it is stopped in the middle of a start', async () => {
    const [port = 0] = await freePorts(1);
    const one = start(port);
    await until(() => existsSync(join(state, 'run/postgres.json')), { every: 2, what: 'PostgreSQL being started' });
    const { pid } = recorded();
    one.process.kill('SIGTERM');
    await one.ended;
    expect(lives(pid)).toBe(false);
  });
});
