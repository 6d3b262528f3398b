import { join } from 'node:path';
import { until } from '@holdpoint/testing';
import { ThreadPool, type ThreadLimits } from './thread-pool';

interface Told {
  readonly hold?: SharedArrayBuffer;
  readonly entered?: SharedArrayBuffer;
  readonly fail?: string;
  readonly end?: boolean;
  readonly say?: string;
}
const flag = (): SharedArrayBuffer => new SharedArrayBuffer(4);
const raise = (one: SharedArrayBuffer): void => {
  Atomics.store(new Int32Array(one), 0, 1);
  Atomics.notify(new Int32Array(one), 0);
};
const raised = (one: SharedArrayBuffer): boolean => Atomics.load(new Int32Array(one), 0) > 0;

describe('work in threads', () => {
  const pools: ThreadPool<Told, string>[] = [];
  const pool = (limits: Partial<ThreadLimits> = {}): ThreadPool<Told, string> => {
    const one = new ThreadPool<Told, string>(join(__dirname, '../test-support/told-thread.cjs'), {
      threads: 1,
      waiting: 1,
      patienceMs: 60_000,
      ...limits,
    });
    pools.push(one);
    return one;
  };
  afterEach(() => Promise.all(pools.splice(0).map((one) => one.onApplicationShutdown())));

  jest.setTimeout(60_000);

  it('leaves the event loop to everybody else while a thread is at it', async () => {
    const threads = pool();
    const [hold, entered] = [flag(), flag()];
    const work = threads.run({ hold, entered, say: 'done' });
    // The thread is inside its task and stays there; what follows happens on this loop all the same.
    await until(() => Promise.resolve(raised(entered)), { what: 'the thread being at it' });
    expect(threads.underWay).toBe(1);
    raise(hold);
    expect(await work).toBe('done');
    expect(threads.underWay).toBe(0);
  });

  it('lets few wait and tells the next one to come again', async () => {
    const threads = pool();
    const hold = flag();
    const entered = flag();
    const first = threads.run({ hold, entered, say: 'first' });
    await until(() => Promise.resolve(raised(entered)), { what: 'the first being at it' });
    const second = threads.run({ say: 'second' });
    await expect(threads.run({ say: 'third' })).rejects.toMatchObject({
      status: 503,
      code: 'busy',
      retryAfterSeconds: 5,
    });
    raise(hold);
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
  });

  it('gives a task up that takes too long, and has a thread for the next one', async () => {
    const threads = pool({ patienceMs: 300 });
    await expect(threads.run({ hold: flag() })).rejects.toMatchObject({ status: 503, code: 'work-took-too-long' });
    const patient = pool();
    expect(await patient.run({ say: 'next' })).toBe('next');
    // The same pool too: its thread was ended, not left in its task.
    await until(async () => (await threads.run({ say: 'again' }).catch(() => '')) === 'again', {
      what: 'a new thread',
    });
  });

  it('outlives a task that fails and a thread that ends', async () => {
    const threads = pool();
    await expect(threads.run({ fail: 'ink' })).rejects.toThrow('ink');
    await expect(threads.run({ end: true })).rejects.toThrow();
    expect(await threads.run({ say: 'on' })).toBe('on');
  });
});
