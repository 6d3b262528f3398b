/** A permit as the core knows it: plain data, the fold of its events. */
import type { Instant } from '../time/instant';
import type { ClaimedPlace, Duty, PersonId, QualificationReport } from './facts';
import type { RefusalParams } from '../refusal';
import type { SignedMark } from '../signing/signature';
import type {
  Actor,
  BoundAttachment,
  CopiedFrom,
  GasSample,
  IsolationPoint,
  NamedPerson,
  StepRecord,
  Window,
} from './commands';

export const livePhases = [
  'submitted',
  'inApproval',
  'approved',
  'issued',
  'active',
  'suspended',
  'fireWatch',
  'handedBack',
  'accepted',
  'closed',
] as const;
export const endPhases = ['returned', 'rejected', 'expired', 'cancelled', 'revoked', 'archived'] as const;
export type Phase = (typeof livePhases)[number] | (typeof endPhases)[number];
export const isEnded = (phase: Phase): boolean => (endPhases as readonly string[]).includes(phase);

/** A signature by delegation: the holder in whose place it was given, and until when the delegation ran. */
export interface SignedFor {
  readonly person: PersonId;
  readonly delegation: string;
  readonly until: Instant;
}

export interface StageState {
  readonly id: string;
  readonly order: number;
  readonly duty: string;
  readonly status: 'waiting' | 'open' | 'signed';
  readonly openedAt?: Instant;
  /** When the present limit ends; moves on with each escalation. */
  readonly dueAt?: Instant;
  readonly remindAt?: Instant;
  readonly reminded?: boolean;
  /** How many steps up the line it has gone; 0 at first. */
  readonly escalation: number;
  /** Duties that may sign now: the stage's own, those it escalated to, or the stand-in. */
  readonly signers: readonly string[];
  readonly standIn?: { readonly duty: string; readonly reason: 'vacant' | 'absent' };
  readonly signatures: readonly {
    readonly person: PersonId;
    readonly duty: string;
    readonly at: Instant;
    /** By whose right, where it wasn't the signer's own. */
    readonly for?: SignedFor;
  }[];
}

export interface SuspensionReason {
  readonly code: string;
  readonly at: Instant;
  readonly by: Actor;
  readonly clause?: string;
  readonly detail?: string;
  /** Somebody who answers for safety stopped it: one of these duties has to lift the stop before anybody resumes. */
  readonly liftedBy?: readonly Duty[];
  readonly lifted?: { readonly person: PersonId; readonly at: Instant };
  /** The rule that no longer holds, and what it found; its words are filled with `params`. */
  readonly rule?: string;
  readonly params?: RefusalParams;
}

export interface PermitState {
  readonly tenant: string;
  readonly number: string;
  readonly type: string;
  /** 1 for the first submission; each resubmission after a return adds one. */
  readonly run: number;
  /** Sequence number of the last transition, over all runs. */
  readonly sequence: number;
  /** When the last event happened. */
  readonly changedAt: Instant;
  readonly phase: Phase;
  readonly level: string;
  /** Why the level is what it is: ids of the choice's and upgrades' clauses. */
  readonly levelBecause: readonly string[];
  readonly applicant: PersonId;
  readonly submittedAt: Instant;
  readonly site: string;
  readonly area: string;
  readonly workPoint: string;
  /** IANA zone of the site: whose midnight ends a day's gas test. */
  readonly zone?: string;
  /** What the site calls night, local times: when work by day only stops. */
  readonly night?: { readonly from: string; readonly to: string };
  readonly form: Readonly<Record<string, unknown>>;
  readonly people: readonly NamedPerson[];
  readonly window: Window;
  readonly linked: readonly { readonly number: string; readonly type?: string; readonly phase?: string }[];
  /** Isolations of the register that it stands on, as it last heard of them. */
  readonly standsOn?: readonly { readonly number: string; readonly state: string; readonly inForce: boolean }[];
  readonly coordinator?: PersonId;
  /** The work order in the plant's ERP that the permit was drawn for. */
  readonly workOrder?: string;
  /** The ticket that this one was drawn in place of. */
  readonly replaces?: string;
  readonly copied?: CopiedFrom;
  readonly greenChannel?: {
    readonly reason: string;
    readonly by: PersonId;
    readonly reviewDueAt?: Instant;
    readonly reviewEscalated?: boolean;
    readonly review?: { readonly by: PersonId; readonly at: Instant; readonly verdict: string };
  };
  readonly qualification?: QualificationReport;
  /** People whose qualification was lost after the last report. */
  readonly lostQualification: readonly {
    readonly person: PersonId;
    readonly reason: string;
    readonly certificateClass?: string;
    readonly at?: Instant;
  }[];
  readonly stages: readonly StageState[];
  /** Acts that were signed over what was shown, oldest first. */
  readonly signatures?: readonly (SignedMark & { readonly person: PersonId; readonly at: Instant })[];
  readonly measures: Readonly<
    Record<string, { readonly applicable: boolean; readonly by: PersonId; readonly at: Instant }>
  >;
  readonly isolations: readonly (IsolationPoint & {
    readonly by: PersonId;
    readonly at: Instant;
    /** Who put it on, where somebody else has verified or removed it since. */
    readonly appliedBy?: PersonId;
  })[];
  readonly gasSamples: readonly (GasSample & { readonly by: PersonId; readonly recordedAt: Instant })[];
  /** The newest record of each step that the pack asks for. */
  readonly steps: Readonly<Record<string, StepRecord & { readonly by: PersonId; readonly at: Instant }>>;
  readonly briefing: {
    readonly giver?: { readonly person: PersonId; readonly at: Instant };
    readonly receivers: readonly { readonly person: PersonId; readonly at: Instant }[];
  };
  readonly ticketCheck?: { readonly by: PersonId; readonly at: Instant };
  readonly approvedAt?: Instant;
  readonly issuedAt?: Instant;
  readonly checkIns: Readonly<
    Partial<
      Record<
        'applicant' | 'guardian',
        { readonly person: PersonId; readonly at: Instant; readonly place: ClaimedPlace }
      >
    >
  >;
  readonly guardianOnPost?: { readonly person: PersonId; readonly since: Instant };
  readonly recording?: {
    readonly on: boolean;
    readonly explosionProof: boolean;
    readonly since: Instant;
    readonly reference?: string;
  };
  readonly weather?: { readonly windForce: number; readonly at: Instant };
  readonly hazards: readonly { readonly hazard: string; readonly distanceM?: number; readonly at: Instant }[];
  /** When each hazard that was ever reported was last reported, and last cleared: some leave a check behind (cl. 11.4, 11.5 d). */
  readonly hazardsSeen?: Readonly<Record<string, { readonly reportedAt: Instant; readonly clearedAt?: Instant }>>;
  readonly inside: { readonly people: readonly PersonId[]; readonly tools: Readonly<Record<string, number>> };
  readonly startedAt?: Instant;
  /** Each extension that was agreed, oldest first. */
  readonly extensions?: readonly {
    readonly by: PersonId;
    readonly at: Instant;
    readonly from: Instant;
    readonly until: Instant;
  }[];
  /** The last handover between shifts; open until somebody of the next one has taken over. */
  readonly shift?: {
    readonly handedOver: {
      readonly by: PersonId;
      readonly at: Instant;
      readonly note: string;
      readonly dueAt: Instant;
    };
    readonly takenOver?: { readonly by: PersonId; readonly at: Instant };
  };
  /** When work last stopped: the break that a resumption is measured against. */
  readonly stoppedAt?: Instant;
  readonly suspension?: { readonly since: Instant; readonly reasons: readonly SuspensionReason[] };
  readonly handedBack?: {
    readonly by: PersonId;
    readonly at: Instant;
    readonly siteClear: boolean;
    readonly noEmbers?: boolean;
    readonly restored: boolean;
    readonly attachments?: readonly BoundAttachment[];
  };
  readonly fireWatchUntil?: Instant;
  /** The clock has told the guardian that the fire watch may be ended. */
  readonly fireWatchElapsed?: boolean;
  readonly fireWatchEnded?: { readonly by: PersonId; readonly at: Instant };
  readonly acceptanceDueAt?: Instant;
  readonly acceptanceEscalated?: boolean;
  readonly acceptance?: { readonly by: PersonId; readonly at: Instant };
  readonly closedAt?: Instant;
  readonly ended?: { readonly at: Instant; readonly reason?: string; readonly by: Actor };
}
