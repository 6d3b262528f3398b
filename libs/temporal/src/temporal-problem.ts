/** What Temporal's errors mean to a caller: away, busy, late; or nothing that passes. */
import { ProblemError } from '@holdpoint/service-kit';
import { isGrpcServiceError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { NamespaceNotFoundError } from '@temporalio/common';

/** gRPC's own numbers; the package isn't a dependency of ours. */
const grpc = {
  cancelled: 1,
  deadlineExceeded: 4,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  internal: 13,
  unavailable: 14,
} as const;

export const temporalUnavailable = (cause?: unknown): ProblemError =>
  new ProblemError(503, 'temporal-unavailable', [], { retryAfterSeconds: 5, cause });

/** The update may still be done: the same key, sent again, finds its answer. */
const late = (cause: unknown): ProblemError => new ProblemError(503, 'timeout', [], { retryAfterSeconds: 2, cause });

/** The problem for `error`; undefined when waiting won't help. */
export function temporalProblem(error: unknown): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return late(error);
  // A server that has just started may not know its namespaces yet.
  if (error instanceof NamespaceNotFoundError) return temporalUnavailable(error);
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if (!isGrpcServiceError(at)) continue;
    switch (Number(at.code)) {
      case grpc.unavailable:
        return temporalUnavailable(error);
      case grpc.deadlineExceeded:
      case grpc.cancelled:
        return late(error);
      case grpc.resourceExhausted:
      case grpc.aborted:
        return new ProblemError(503, 'busy', [], { retryAfterSeconds: 1, cause: error });
      // A workflow whose task failed or timed out three times running (its workers died under it) takes no update until one gets through.
      case grpc.failedPrecondition:
        return new ProblemError(503, 'busy', [], { retryAfterSeconds: 5, cause: error });
      // The stream broke between us and a server that is restarting; what the server itself calls internal is no such thing.
      case grpc.internal:
        return /RST_STREAM/.test(at.message) ? temporalUnavailable(error) : undefined;
      default:
        return undefined;
    }
  }
  return undefined;
}
