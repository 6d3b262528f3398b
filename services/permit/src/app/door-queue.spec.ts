/** The door lets so many in, keeps so many waiting in their order, and tells the rest to come back. */
import { ProblemError } from '@holdpoint/service-kit';
import { DoorQueue } from './door-queue';

interface Held {
  readonly release: () => void;
  readonly done: Promise<number>;
}

function hold(queue: DoorQueue, id: number, begun: number[]): Held {
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const done = queue.through(async () => {
    begun.push(id);
    await gate;
    return id;
  });
  return { release, done };
}
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the door queue', () => {
  it('runs no more at once than it may, the rest in the order they came', async () => {
    const queue = new DoorQueue({ atOnce: 2, waiting: 10, patienceMs: 60_000 });
    const begun: number[] = [];
    const held = [1, 2, 3, 4].map((id) => hold(queue, id, begun));
    await settled();
    expect(begun).toEqual([1, 2]);
    held[1]!.release();
    await held[1]!.done;
    await settled();
    expect(begun).toEqual([1, 2, 3]);
    held.forEach(({ release }) => release());
    await expect(Promise.all(held.map(({ done }) => done))).resolves.toEqual([1, 2, 3, 4]);
  });

  it('says 503 with Retry-After when the queue is full, and has not begun the work', async () => {
    const queue = new DoorQueue({ atOnce: 1, waiting: 1, patienceMs: 60_000 });
    const begun: number[] = [];
    const held = [1, 2].map((id) => hold(queue, id, begun));
    const refused = hold(queue, 3, begun).done;
    await expect(refused).rejects.toMatchObject({ status: 503, code: 'busy', retryAfterSeconds: 5 });
    await expect(refused).rejects.toBeInstanceOf(ProblemError);
    held.forEach(({ release }) => release());
    await Promise.all(held.map(({ done }) => done));
    expect(begun).toEqual([1, 2]);
  });

  it('lets go of who waited too long, and a failed act frees its place', async () => {
    const queue = new DoorQueue({ atOnce: 1, waiting: 5, patienceMs: 1 });
    const begun: number[] = [];
    const first = hold(queue, 1, begun);
    await expect(hold(queue, 2, begun).done).rejects.toMatchObject({ code: 'busy' });
    first.release();
    await first.done;
    await expect(queue.through(() => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
    await expect(queue.through(() => Promise.resolve('in'))).resolves.toBe('in');
    expect(begun).toEqual([1]);
  });
});
