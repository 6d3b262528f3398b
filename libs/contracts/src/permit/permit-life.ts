/** The permit workflow's outside: its name, input, updates, signals, search attributes. */
import type {
  Command,
  CommandName,
  EventName,
  Facts,
  Instant,
  PermitState,
  Phase,
  Refusal,
  TypePack,
} from '@holdpoint/permit-domain';

export const permitLifeWorkflow = 'permitLife';
export const permitTaskQueue = 'permit';

export const permitWorkflowId = (tenant: string, number: string): string => `permit/${tenant}/${number}`;

export interface PermitLifeInput {
  readonly tenant: string;
  readonly number: string;
  /** The pack as resolved at submission; an open permit keeps it for life. */
  readonly pack: TypePack;
  readonly packHash: string;
  /** 1 at first; a resubmission after `returned` counts on. */
  readonly run: number;
  /** What the previous run, or the run before continue-as-new, left. */
  readonly carried?: {
    readonly state: PermitState;
    readonly chainHead: string;
    readonly zone?: string;
    /** A neighbour has come to stand that no start or resumption has been held against yet. */
    readonly newsNextDoor?: boolean;
  };
  /** Events after which the life goes on under a new history; absent: when Temporal suggests it. */
  readonly historyLimit?: number;
}

/** One update carries every command of people: its Temporal update id is the Idempotency-Key. */
export interface CommandEnvelope {
  readonly command: Command;
  /** Facts that the permit service owns, gathered at the door in the same request. */
  readonly facts: Facts;
  readonly correlationId: string;
  /** Hash of tenant, person, route and body: the same key with another fingerprint is refused. */
  readonly fingerprint: string;
  /** Sequence that the caller saw (If-Match); another one is refused as stale. */
  readonly expectedSequence?: number;
}
export interface CommandReply {
  readonly number: string;
  readonly phase: Phase;
  readonly level: string;
  readonly sequence: number;
  readonly at: Instant;
  readonly events: readonly EventName[];
  readonly fingerprint: string;
}

/** Updates are named after the command, so that an operator reads the act in Temporal's UI. */
export const updateNameOf = (command: CommandName): string => command;

/** Signals: facts from outside, past tense. Each carries an id that makes it count once. */
export const permitSignals = [
  'qualificationLost',
  'gasAlarmRaised',
  'linkedPermitChanged',
  'neighbourChanged',
  'isolationChanged',
] as const satisfies readonly CommandName[];
export type PermitSignal = (typeof permitSignals)[number];
export interface SignalEnvelope<N extends PermitSignal> {
  readonly command: Extract<Command, { name: N }>;
  readonly correlationId: string;
}

/** ApplicationFailure types that an update may fail with; details[0] is a RefusalDetails. */
export const refusedFailure = 'Refused';
export interface RefusalDetails {
  readonly refusal: Refusal;
  readonly fingerprint: string;
}

export const searchAttributes = {
  tenant: { name: 'HoldpointTenant', type: 'Keyword' },
  permitType: { name: 'HoldpointPermitType', type: 'Keyword' },
  level: { name: 'HoldpointLevel', type: 'Keyword' },
  site: { name: 'HoldpointSite', type: 'Keyword' },
  phase: { name: 'HoldpointPhase', type: 'Keyword' },
  waitingOn: { name: 'HoldpointWaitingOn', type: 'KeywordList' },
  dueAt: { name: 'HoldpointDueAt', type: 'Datetime' },
} as const;
