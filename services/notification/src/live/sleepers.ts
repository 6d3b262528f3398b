/** Loops that share one kind of work: a ring wakes one of them, which wakes the next if there is more than it can carry. */

/** The least that is slept, in milliseconds, so that clocks that differ don't make a loop spin. */
const leastMs = 20;

export class Sleepers {
  private readonly asleep = new Set<() => void>();
  /** Rings that found everybody at work: who has looked since looks again before sleeping. */
  missed = 0;

  wakeOne(): void {
    const [sleeper] = this.asleep;
    if (sleeper) sleeper();
    else this.missed += 1;
  }

  wakeAll(): void {
    this.missed += 1;
    for (const sleeper of this.asleep) sleeper();
  }

  /** @param seen `missed` before the last look */
  sleep(ms: number, seen: number): Promise<void> {
    if (this.missed !== seen) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.asleep.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(ms, leastMs));
      this.asleep.add(wake);
    });
  }
}
