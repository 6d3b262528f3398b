/** Work that would hold everybody else up is done in threads beside the event loop: few at once, few waiting, none for ever. */
import { busy, ProblemError } from '@holdpoint/service-kit';
import type { OnApplicationShutdown } from '@nestjs/common';
import { Piscina } from 'piscina';

export interface ThreadLimits {
  readonly threads: number;
  /** Tasks that may wait for a thread; the next one is told to come back. */
  readonly waiting: number;
  /** Milliseconds, waiting included, after which a task is given up and its thread ended. */
  readonly patienceMs: number;
}

/** A thread that has had nothing to do for so long ends, and its memory with it. */
const idleTimeout = 60_000;

/** Where this runs from source, as in specs, a thread needs the compiler that its parent has. */
const sourceFlags = (): string[] | undefined => process.env.HOLDPOINT_THREAD_FLAGS?.split(' ').filter(Boolean);

export class ThreadPool<Task, Result> implements OnApplicationShutdown {
  private readonly pool: Piscina<Task, Result>;
  private begun = 0;

  /** @param filename module whose default export does one task: whatever goes in and comes out is copied */
  constructor(
    filename: string,
    private readonly limits: ThreadLimits,
  ) {
    const execArgv = sourceFlags();
    this.pool = new Piscina<Task, Result>({
      filename,
      minThreads: 0,
      maxThreads: limits.threads,
      idleTimeout,
      // A document that outgrows this ends its thread, not the service.
      resourceLimits: { maxOldGenerationSizeMb: 320 },
      ...(execArgv && { execArgv }),
    });
  }

  /** Tasks that a thread is at, or that wait for one. */
  get underWay(): number {
    return this.begun;
  }

  /** @throws ProblemError 503 with Retry-After: `busy` when too many wait, `work-took-too-long` when it was given up */
  async run(task: Task): Promise<Result> {
    // Counted here: the library's own limit doesn't hold for tasks that may be given up.
    if (this.begun >= this.limits.threads + this.limits.waiting) throw busy(undefined, 5);
    const signal = AbortSignal.timeout(this.limits.patienceMs);
    this.begun += 1;
    try {
      return await this.pool.run(task, { signal });
    } catch (error) {
      if (signal.aborted)
        throw new ProblemError(503, 'work-took-too-long', [], { retryAfterSeconds: 30, cause: error });
      throw error;
    } finally {
      this.begun -= 1;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.destroy();
  }
}
