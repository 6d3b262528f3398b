/** One line of a permit's past: the act, the facts it was decided on, what followed; chained by hash. */
import type { Command, Facts, Instant, PermitEvent, PermitState, Phase } from '@holdpoint/permit-domain';

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

/** Who is waited for and until when, read off the state: what the row, the event and Temporal's UI show. */
export interface Outlook {
  readonly validUntil: Instant;
  /** The nearest moment at which something happens if nobody acts. */
  readonly dueAt?: Instant;
  /** `stage` is a stage of the chain, or the step that comes next (`issue`, `start`, `acceptCompletion`). */
  readonly waitingOn: readonly {
    readonly stage: string;
    readonly duties: readonly string[];
    readonly dueAt?: Instant;
  }[];
}

export interface RecordInput {
  readonly body: TransitionBody;
  /** The state after the events: what the row becomes. */
  readonly state: PermitState;
  readonly fingerprint: string;
  /** The phase before; absent for a permit's first transition. */
  readonly previousPhase?: Phase;
  readonly pack: { readonly name: string; readonly version: string };
  /** IANA zone of the site. */
  readonly zone: string;
  readonly outlook: Outlook;
}
export interface RecordReceipt {
  /** Of the transition that was recorded. */
  readonly hash: string;
  /**
   * Set when nothing was recorded because the table is ahead of the workflow: a worker died after the commit and before Temporal knew. The
   * workflow folds these, oldest first, and decides again.
   */
  readonly missed?: readonly MissedTransition[];
}
export interface MissedTransition {
  readonly sequence: number;
  readonly key: string;
  readonly at: Instant;
  readonly events: readonly PermitEvent[];
  readonly hash: string;
  readonly fingerprint: string;
}
/** Failure types of `record` that no retry mends: the key belongs to another act; the permit's row isn't there to go on from. */
export const keyReusedFailure = 'IdempotencyKeyReused';
export const chainBrokenFailure = 'ChainBroken';
/** An isolation of the register is no longer as the facts had it: nothing is recorded, and the act is refused. */
export const isolationMovedFailure = 'IsolationMoved';
/** The delegation by which the act was signed was taken back, or its giver lost the duty, since the door looked: nothing is recorded, and the act is refused. */
export const delegationEndedFailure = 'DelegationEnded';
