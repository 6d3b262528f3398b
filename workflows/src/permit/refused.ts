/** The one mapper from the core's "no" to what fails an update; any other error would fail the workflow task instead. */
import { keyReusedFailure, refusedFailure, type RefusalDetails } from '@holdpoint/contracts/permit';
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

/** The record says that the key belongs to another act. */
export function isKeyReused(error: unknown): boolean {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof ApplicationFailure && failure.type === keyReusedFailure;
}

/** @param seen what the caller read, @param sequence what the permit has come to since */
export const staleSequence = (seen: number, sequence: number, fingerprint: string): ApplicationFailure =>
  refused(refuse('stale-sequence', [{ code: 'stale-sequence', params: { seen, sequence } }]), fingerprint);
