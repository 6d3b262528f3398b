/** One line of a permit's past: the act, the facts it was decided on, what followed; chained by hash. */
import type { Command, Facts, Instant, PermitEvent, PermitState } from '@holdpoint/permit-domain';

/** What is hashed, as canonical JSON (RFC 8785 order and forms): `hash = sha256(canonical(body))`, and `body.previous` is the hash before it. */
export interface TransitionBody {
  readonly tenant: string;
  readonly number: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly command: Command;
  readonly facts: Facts;
  readonly events: readonly PermitEvent[];
  readonly packHash: string;
  readonly correlationId: string;
  /** Hash of the transition before; 64 zeros for the first. */
  readonly previous: string;
}
export interface Transition {
  readonly body: TransitionBody;
  readonly hash: string;
}
export const chainStart = '0'.repeat(64);

export interface RecordInput {
  readonly body: TransitionBody;
  /** The state after the events: what the row becomes. */
  readonly state: PermitState;
  readonly fingerprint: string;
}
export interface RecordReceipt {
  readonly hash: string;
}
