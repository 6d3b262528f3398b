/** The services' way to workflows: bounded, typed outcomes, 503 with Retry-After when Temporal can't be reached. */
import type { Refusal } from '@holdpoint/permit-domain';
import type { Client, WorkflowStartOptions } from '@temporalio/client';

/** What an update came to. `refused` carries the core's refusal; `absent`: no such workflow; `over`: its life has ended. */
export type UpdateOutcome<R> =
  | { readonly kind: 'accepted'; readonly reply: R }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly fingerprint: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'over' };

export interface UpdateOptions {
  /** The Idempotency-Key: the same one again gets the same answer from the same run. */
  readonly updateId: string;
  /** Milliseconds; default HOLDPOINT_TEMPORAL_UPDATE_TIMEOUT_MS (20000). After it: 503 `timeout`; the key may be retried. */
  readonly timeoutMs?: number;
}
export interface StartWith {
  readonly workflowType: string;
  readonly workflowId: string;
  readonly taskQueue: string;
  readonly args: readonly unknown[];
  readonly options?: Partial<WorkflowStartOptions>;
}

export class TemporalClient {
  /** Runs the update on a running workflow and waits for its answer. Throws ProblemError 503 `temporal-unavailable`, `busy` or `timeout`. */
  async executeCommand<R, A = unknown>(
    workflowId: string,
    updateName: string,
    argument: A,
    options: UpdateOptions,
  ): Promise<UpdateOutcome<R>> {
    throw new Error(`not built: ${workflowId} ${updateName} ${String(argument)} ${options.updateId}`);
  }

  /** Starts the workflow unless it runs already, and runs the update on it, in one call; the same number again finds the same run. */
  async submitWithStart<R, A = unknown>(
    start: StartWith,
    updateName: string,
    argument: A,
    options: UpdateOptions,
  ): Promise<UpdateOutcome<R>> {
    throw new Error(`not built: ${start.workflowId} ${updateName} ${String(argument)} ${options.updateId}`);
  }

  /** Sends a signal; `absent` when no such workflow runs (it is over, or never was). */
  async signal(workflowId: string, signalName: string, ...args: readonly unknown[]): Promise<'sent' | 'absent'> {
    throw new Error(`not built: ${workflowId} ${signalName} ${args.length}`);
  }

  /** The SDK's client, for what isn't covered here. */
  get sdk(): Client {
    throw new Error('not built');
  }
}
