/** Growing pauses between tries, ended early by a signal. */
import { setTimeout as pause } from 'node:timers/promises';

export class Backoff {
  private tries = 0;
  constructor(
    private readonly firstMs: number,
    private readonly mostMs: number,
  ) {}

  get count(): number {
    return this.tries;
  }

  reset(): void {
    this.tries = 0;
  }

  /** Milliseconds of the next pause. */
  next(): number {
    const ms = Math.min(this.mostMs, this.firstMs * 2 ** this.tries);
    this.tries += 1;
    return ms;
  }

  async wait(signal?: AbortSignal): Promise<void> {
    await pause(this.next(), undefined, { signal }).catch(() => undefined);
  }
}
