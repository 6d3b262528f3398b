/** One mapper from what the core and the workflow answer to problems: which refusal is which HTTP status. */
import type { CommandReply } from '@holdpoint/contracts';
import { refuse, type Refusal } from '@holdpoint/permit-domain';
import { ProblemError, problemOf } from '@holdpoint/service-kit';
import type { UpdateOutcome } from '@holdpoint/temporal';

/** Leading codes that aren't 422 (the request can't be accepted as it is). Refused for who asks: 403; for what the permit is now: 409. */
const statuses: Readonly<Record<string, number>> = {
  'stale-sequence': 412,
  'wrong-phase': 409,
  'permit-ended': 409,
  'ticket-final': 409,
  'shown-content-changed': 409,
  'not-submitted': 409,
  'not-entitled': 403,
  'isolation-unknown': 404,
  'isolation-over': 409,
};

export const refused = (refusal: Refusal): ProblemError =>
  refusal.code === 'insufficient-user-authentication'
    ? signInAgain(refusal)
    : problemOf(refusal, statuses[refusal.code] ?? 422);

/** RFC 9470: by whoever has signed in less than so many seconds ago. */
function signInAgain({ code, reasons }: Refusal): ProblemError {
  const seconds = Number(reasons[0]?.params.minutes ?? 0) * 60;
  const challenge = `Bearer error="insufficient_user_authentication", error_description="A more recent authentication is required", max_age="${seconds}"`;
  return new ProblemError(401, code, reasons, {
    params: reasons[0]?.params,
    headers: { 'www-authenticate': challenge },
  });
}
export const permitUnknown = (): ProblemError => new ProblemError(404, 'permit-unknown');
export const permitEnded = (): ProblemError => new ProblemError(409, 'permit-ended');
export const keyReused = (): ProblemError => new ProblemError(422, 'idempotency-key-reused');
/** @param seen what the caller read, @param sequence what the permit has come to since */
export const staleSequence = (seen: number, sequence: number): ProblemError =>
  refused(refuse('stale-sequence', [{ code: 'stale-sequence', params: { seen, sequence } }]));

/** What a caller is told; what tells two requests of one key apart stays inside. */
export type CommandAnswer = Omit<CommandReply, 'fingerprint'>;

/** The answer that was given to a key, to whom asks for the same thing again. */
export function sameAnswer({ fingerprint: known, ...answer }: CommandReply, fingerprint: string): CommandAnswer {
  if (known !== fingerprint) throw keyReused();
  return answer;
}

/**
 * The reply of an update, or the problem that its refusal is. `undefined`: no run was there to take it, so that only the record knows whether the
 * key was ever answered.
 */
export function answerOf(outcome: UpdateOutcome<CommandReply>, fingerprint: string): CommandAnswer | undefined {
  if (outcome.kind === 'accepted') return sameAnswer(outcome.reply, fingerprint);
  if (outcome.kind !== 'refused') return undefined;
  if (outcome.fingerprint !== fingerprint) throw keyReused();
  throw refused(outcome.refusal);
}
