/** The one mapper from the core's "no" to what fails an update; any other error would fail the workflow task instead. */
import {
  delegationEndedFailure,
  isolationMovedFailure,
  keyReusedFailure,
  refusedFailure,
  type RefusalDetails,
} from '@holdpoint/contracts/permit';
import { refuse, type Refusal } from '@holdpoint/permit-domain';
import { ActivityFailure, ApplicationFailure } from '@temporalio/common';

export const refused = (refusal: Refusal, fingerprint: string): ApplicationFailure =>
  ApplicationFailure.create({
    type: refusedFailure,
    nonRetryable: true,
    message: refusal.code,
    details: [{ refusal, fingerprint } satisfies RefusalDetails],
  });

export const isRefused = (error: unknown): boolean =>
  error instanceof ApplicationFailure && error.type === refusedFailure;

export const keyReused = (fingerprint: string): ApplicationFailure =>
  refused(refuse('idempotency-key-reused'), fingerprint);

const failedAs = (error: unknown, type: string): boolean => {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof ApplicationFailure && failure.type === type;
};

/**
 * What the record refuses: the key belongs to another act; since the facts were read an isolation has moved, or a delegation ended. Anything else is
 * returned as it is.
 */
export function refusedByRecord(error: unknown, fingerprint: string): unknown {
  if (failedAs(error, keyReusedFailure)) return keyReused(fingerprint);
  if (failedAs(error, delegationEndedFailure))
    return refused(refuse('not-entitled', [{ code: 'delegation-ended', params: {} }]), fingerprint);
  return failedAs(error, isolationMovedFailure)
    ? refused(refuse('conditions-not-met', [{ code: 'isolation-moved', params: {} }]), fingerprint)
    : error;
}

/** @param seen what the caller read, @param sequence what the permit has come to since */
export const staleSequence = (seen: number, sequence: number, fingerprint: string): ApplicationFailure =>
  refused(refuse('stale-sequence', [{ code: 'stale-sequence', params: { seen, sequence } }]), fingerprint);
