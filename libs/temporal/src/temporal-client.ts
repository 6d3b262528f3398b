/** The services' way to workflows: bounded, typed outcomes, 503 with Retry-After when Temporal can't be reached. */
import { Injectable } from '@nestjs/common';
import type { Refusal } from '@holdpoint/permit-domain';
import { WithStartWorkflowOperation, type Client, type WorkflowStartOptions } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';
import { refusalOf } from './refusal-of';
import { TemporalConnection } from './temporal-connection';

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

const signalMs = 5_000;

@Injectable()
export class TemporalClient {
  constructor(private readonly connection: TemporalConnection) {}

  /** Runs the update on a running workflow and waits for its answer. Throws ProblemError 503 `temporal-unavailable`, `busy` or `timeout`. */
  executeCommand<R, A = unknown>(
    workflowId: string,
    updateName: string,
    argument: A,
    options: UpdateOptions,
  ): Promise<UpdateOutcome<R>> {
    return this.outcome(options, (client) =>
      client.workflow
        .getHandle(workflowId)
        .executeUpdate<R, [A]>(updateName, { args: [argument], updateId: options.updateId }),
    );
  }

  /**
   * Starts the workflow unless it runs already, and runs the update on it, in one call; the same number again finds the same run. Another run
   * under a workflow id whose last one is over begins only as far as `start.options.workflowIdReusePolicy` lets it.
   */
  submitWithStart<R, A = unknown>(
    start: StartWith,
    updateName: string,
    argument: A,
    options: UpdateOptions,
  ): Promise<UpdateOutcome<R>> {
    const { workflowType, workflowId, taskQueue, args } = start;
    return this.outcome(options, (client) =>
      client.workflow.executeUpdateWithStart<(...input: unknown[]) => Promise<unknown>, R, [A]>(updateName, {
        args: [argument],
        updateId: options.updateId,
        startWorkflowOperation: new WithStartWorkflowOperation(workflowType, {
          ...start.options,
          workflowId,
          taskQueue,
          args: [...args],
          workflowIdConflictPolicy: 'USE_EXISTING',
        }),
      }),
    );
  }

  /** Sends a signal; `absent` when no such workflow runs (it is over, or never was). */
  async signal(workflowId: string, signalName: string, ...args: readonly unknown[]): Promise<'sent' | 'absent'> {
    try {
      await this.connection.within(signalMs, (client) =>
        client.workflow.getHandle(workflowId).signal<unknown[]>(signalName, ...args),
      );
      return 'sent';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return 'absent';
      throw error;
    }
  }

  /** The SDK's client, for what isn't covered here. */
  get sdk(): Client {
    return this.connection.client;
  }

  private async outcome<R>(options: UpdateOptions, call: (client: Client) => Promise<R>): Promise<UpdateOutcome<R>> {
    try {
      return {
        kind: 'accepted',
        reply: await this.connection.within(options.timeoutMs ?? this.connection.settings.updateMs, call),
      };
    } catch (error) {
      const refused = refusalOf(error);
      if (refused) return { kind: 'refused', ...refused };
      // The server says both with one error; only its words tell them apart.
      if (error instanceof WorkflowNotFoundError)
        return { kind: /already completed/i.test(error.message) ? 'over' : 'absent' };
      if (endedMeanwhile(error)) return { kind: 'over' };
      throw error;
    }
  }
}

/** The workflow took the update and then ended without answering it. */
function endedMeanwhile(error: unknown): boolean {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1)
    if ((at as { type?: unknown }).type === 'AcceptedUpdateCompletedWorkflow') return true;
  return false;
}
