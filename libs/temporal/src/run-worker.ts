/** A Temporal worker that starts when the server can be reached, drains at shutdown, and runs activities within their correlation. */
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { NativeConnection, Worker } from '@temporalio/worker';
import { activityContext } from './activity-context';
import { workersRunning } from './metrics';
import { installRuntime } from './sdk-runtime';
import { temporalSettings, type TemporalSettings } from './settings';

export interface WorkerSpec {
  readonly taskQueue: string;
  /** Path of a workflow bundle; absent: activities only. */
  readonly workflowBundle?: string;
  /** By Temporal's activity name. */
  readonly activities: Readonly<Record<string, (...args: never[]) => Promise<unknown>>>;
  readonly maxConcurrentActivities?: number;
  readonly maxConcurrentLocalActivities?: number;
  readonly maxConcurrentWorkflowTasks?: number;
  readonly maxCachedWorkflows?: number;
  /** Milliseconds that running activities get at shutdown; default 10000. */
  readonly graceMs?: number;
}
export type WorkerState = 'connecting' | 'running' | 'stopping' | 'stopped';
export interface RunningWorker {
  readonly state: () => WorkerState;
  /** Rejects until the worker polls; readiness uses it. */
  check(): Promise<void>;
  /** Takes no new work, finishes what runs, resolves when done. */
  stop(): Promise<void>;
}

/** Returns at once; connects and, if need be, reconnects in the background. */
export function runWorker(spec: WorkerSpec, settings: TemporalSettings = temporalSettings()): RunningWorker {
  installRuntime();
  return new SupervisedWorker(spec, settings);
}

const firstRetryMs = 500;
const longestRetryMs = 5_000;

class SupervisedWorker implements RunningWorker {
  private readonly log = new Logger('Worker');
  private readonly abort = new AbortController();
  private readonly running: Promise<void>;
  private worker?: Worker;
  private current: WorkerState = 'connecting';

  constructor(
    private readonly spec: WorkerSpec,
    private readonly settings: TemporalSettings,
  ) {
    this.running = this.supervise();
  }

  state = (): WorkerState => this.current;

  check = (): Promise<void> =>
    this.current === 'running' && this.worker?.getState() === 'RUNNING'
      ? Promise.resolve()
      : Promise.reject(new Error(`the worker of ${this.spec.taskQueue} is ${this.current}`));

  async stop(): Promise<void> {
    if (this.current !== 'stopped') this.current = 'stopping';
    this.abort.abort();
    if (this.worker?.getState() === 'RUNNING') this.worker.shutdown();
    await this.running;
    this.current = 'stopped';
  }

  private async supervise(): Promise<void> {
    const { taskQueue } = this.spec;
    for (let waitMs = firstRetryMs; !this.abort.signal.aborted; waitMs = Math.min(longestRetryMs, waitMs * 2)) {
      const since = Date.now();
      try {
        await this.runOnce();
      } catch (error) {
        this.log.warn({ msg: 'the worker is not running; trying again', taskQueue, err: error });
      } finally {
        workersRunning.set({ task_queue: taskQueue }, 0);
        this.worker = undefined;
      }
      if (this.abort.signal.aborted) return;
      this.current = 'connecting';
      // One that ran for a while broke by something new: it starts over soon.
      if (Date.now() - since > longestRetryMs * 2) waitMs = firstRetryMs;
      await pause(waitMs, undefined, { signal: this.abort.signal }).catch(() => undefined);
    }
  }

  private async runOnce(): Promise<void> {
    const { spec, settings } = this;
    const connection = await NativeConnection.connect({
      address: settings.address,
      // Messages are small and the network is near: compressing them costs more than it saves.
      grpcCompression: { codec: 'none' },
    });
    try {
      const graceMs = spec.graceMs ?? 10_000;
      const worker = await Worker.create({
        connection,
        namespace: settings.namespace,
        taskQueue: spec.taskQueue,
        ...(spec.workflowBundle ? { workflowBundle: { codePath: spec.workflowBundle } } : {}),
        activities: { ...spec.activities },
        interceptors: { activity: [activityContext] },
        shutdownGraceTime: graceMs,
        shutdownForceTime: graceMs + 5_000,
        // Off, it costs two fifths of the processor's time.
        reuseV8Context: true,
        maxConcurrentActivityTaskExecutions: spec.maxConcurrentActivities,
        maxConcurrentLocalActivityExecutions: spec.maxConcurrentLocalActivities,
        maxConcurrentWorkflowTaskExecutions: spec.maxConcurrentWorkflowTasks,
        maxCachedWorkflows: spec.maxCachedWorkflows,
      });
      if (this.abort.signal.aborted) return;
      this.worker = worker;
      const run = worker.run();
      this.current = 'running';
      workersRunning.set({ task_queue: spec.taskQueue }, 1);
      this.log.log({ msg: 'working', taskQueue: spec.taskQueue });
      await run;
    } finally {
      await connection.close().catch(() => undefined);
    }
  }
}
