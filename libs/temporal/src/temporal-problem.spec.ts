/** Temporal's errors: what passes, what is a refusal, and what is neither. */
import { ServiceError, WorkflowUpdateFailedError, WorkflowUpdateRPCTimeoutOrCancelledError } from '@temporalio/client';
import { ActivityFailure, ApplicationFailure, NamespaceNotFoundError, RetryState } from '@temporalio/common';
import { ProblemError } from '@holdpoint/service-kit';
import { refusalOf } from './refusal-of';
import { temporalProblem } from './temporal-problem';

const grpc = (code: number, message = 'x'): ServiceError =>
  new ServiceError('failed', { cause: Object.assign(new Error(message), { code, details: message, metadata: {} }) });

it.each([
  ['unavailable', grpc(14), 'temporal-unavailable'],
  ['late', grpc(4), 'timeout'],
  ['cancelled', grpc(1), 'timeout'],
  ['exhausted', grpc(8), 'busy'],
  ['a workflow whose tasks fail', grpc(9), 'busy'],
  ['a stream that broke', grpc(13, '13 INTERNAL: Received RST_STREAM with code 2'), 'temporal-unavailable'],
  ['a fault inside the server', grpc(13), undefined],
  ['an update without an answer', new WorkflowUpdateRPCTimeoutOrCancelledError('x'), 'timeout'],
  ['a namespace that is not there yet', new NamespaceNotFoundError('x'), 'temporal-unavailable'],
  ['an invalid argument', grpc(3), undefined],
  ['a bug', new TypeError('x'), undefined],
])('%s', (_, error, code) => {
  expect(temporalProblem(error)?.code).toBe(code);
  if (code)
    expect(temporalProblem(error)).toMatchObject({ status: 503, retryAfterSeconds: expect.any(Number) as number });
});

it('a problem stays what it is', () => {
  const problem = new ProblemError(409, 'x');
  expect(temporalProblem(problem)).toBe(problem);
});

describe('a refusal', () => {
  const details = { refusal: { code: 'gas-stale', reasons: [] }, fingerprint: 'f' };
  const failure = ApplicationFailure.nonRetryable('gas-stale', 'Refused', details);

  it('is found in what an update failed with, and behind an activity', () => {
    expect(refusalOf(new WorkflowUpdateFailedError('x', failure))).toEqual(details);
    const behind = new ActivityFailure('x', 'record', '1', RetryState.NON_RETRYABLE_FAILURE, 'w', failure);
    expect(refusalOf(new WorkflowUpdateFailedError('x', behind))).toEqual(details);
  });

  it('is not seen in other failures', () => {
    expect(
      refusalOf(new WorkflowUpdateFailedError('x', ApplicationFailure.nonRetryable('x', 'Other', details))),
    ).toBeUndefined();
    expect(
      refusalOf(new WorkflowUpdateFailedError('x', ApplicationFailure.nonRetryable('x', 'Refused'))),
    ).toBeUndefined();
    expect(refusalOf(undefined)).toBeUndefined();
  });
});
