/** How many commands may be under way at once, and how many may wait for their turn; the next one is told to come back (T4). */
import { busy } from '@holdpoint/service-kit';

export interface DoorLimits {
  readonly atOnce: number;
  readonly waiting: number;
  /** Milliseconds in the queue after which a command is told to come back. */
  readonly patienceMs: number;
}

interface Waiter {
  readonly enter: () => void;
  readonly timer: NodeJS.Timeout;
}

export class DoorQueue {
  private inside = 0;
  private readonly queue: Waiter[] = [];

  constructor(private readonly limits: DoorLimits) {}

  /** @throws ProblemError 503 `busy` with Retry-After when the queue is full or the wait was too long; `work` has not begun then */
  async through<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      this.leave();
    }
  }

  private enter(): Promise<void> {
    if (this.inside < this.limits.atOnce) {
      this.inside += 1;
      return Promise.resolve();
    }
    if (this.queue.length >= this.limits.waiting) return Promise.reject(busy(undefined, 5));
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        enter: resolve,
        timer: setTimeout(() => {
          this.queue.splice(this.queue.indexOf(waiter), 1);
          reject(busy(undefined, 5));
        }, this.limits.patienceMs),
      };
      this.queue.push(waiter);
    });
  }

  /** The place passes straight on to who waits longest. */
  private leave(): void {
    const next = this.queue.shift();
    if (!next) {
      this.inside -= 1;
      return;
    }
    clearTimeout(next.timer);
    next.enter();
  }
}
