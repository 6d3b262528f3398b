/** A Temporal worker that starts when the server can be reached, drains at shutdown, and runs activities within their correlation. */

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
export interface RunningWorker {
  readonly state: () => 'connecting' | 'running' | 'stopping' | 'stopped';
  /** Rejects until the worker polls; readiness uses it. */
  check(): Promise<void>;
  /** Takes no new work, finishes what runs, resolves when done. */
  stop(): Promise<void>;
}

/** Returns at once; connects and, if need be, reconnects in the background. */
export function runWorker(spec: WorkerSpec): RunningWorker {
  throw new Error(`not built: ${spec.taskQueue}`);
}
