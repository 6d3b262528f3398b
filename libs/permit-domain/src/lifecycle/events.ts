/** What has happened to a permit. Events are facts: never refused, only folded. */
import type { Instant } from '../time/instant';
import type { SignedMark } from '../signing/signature';
import type { PersonId, QualificationReport } from './facts';
import type { CommandBodies, SubmitBody } from './commands';
import type { Phase, SignedFor, StageState, SuspensionReason } from './state';
import type { Unmet } from '../refusal';

export interface EventBodies {
  submitted: Omit<SubmitBody, 'linked' | 'greenChannel'> & {
    readonly tenant: string;
    readonly number: string;
    readonly type: string;
    readonly run: number;
    readonly applicant: PersonId;
    readonly level: string;
    readonly levelBecause: readonly string[];
    /** IANA zone of the site, so that the permit knows its own days. */
    readonly zone?: string;
    /** What the site calls night, local times. */
    readonly night?: { readonly from: string; readonly to: string };
    readonly linked: readonly string[];
    readonly greenChannel?: { readonly reason: string; readonly by: PersonId };
  };
  /** Every prerequisite holds; the chain as it stands for this permit is fixed here. */
  prerequisitesMet: { readonly qualification: QualificationReport; readonly stages: readonly StageState[] };
  /** The level rose after submission (wind, a holiday's rule): the chain is the higher one's. */
  levelRaised: { readonly level: string; readonly because: readonly string[]; readonly stages: readonly StageState[] };
  /** Sent back with every reason; this run ends, the next submission is a new run of the same permit. */
  returned: { readonly reasons: readonly Unmet[]; readonly stage?: string };
  stageOpened: {
    readonly stage: string;
    readonly dueAt: Instant;
    readonly remindAt: Instant;
    readonly signers: readonly string[];
    readonly standIn?: { readonly duty: string; readonly reason: 'vacant' | 'absent' };
  };
  stageReminded: { readonly stage: string };
  stageEscalated: {
    readonly stage: string;
    readonly to: string;
    readonly dueAt: Instant;
    readonly remindAt?: Instant;
  };
  stageSigned: {
    readonly stage: string;
    readonly person: PersonId;
    readonly duty: string;
    readonly complete: boolean;
    readonly comment?: string;
    /** Signed in a holder's place, by their delegation. */
    readonly for?: SignedFor;
  };
  approved: Record<string, never>;
  rejected: { readonly stage: string; readonly reason: string };
  measuresConfirmed: { readonly confirmations: CommandBodies['confirmMeasures']['confirmations'] };
  isolationRecorded: CommandBodies['recordIsolation'];
  gasRecorded: CommandBodies['recordGas'];
  stepRecorded: CommandBodies['recordStep'];
  briefingSigned: { readonly as: 'giver' | 'receiver' };
  ticketChecked: Record<string, never>;
  issued: Record<string, never>;
  checkedIn: CommandBodies['checkIn'];
  started: Record<string, never>;
  suspended: { readonly reasons: readonly SuspensionReason[] };
  /** A further reason while already suspended. */
  suspensionExtended: { readonly reasons: readonly SuspensionReason[] };
  /** Whoever answers for safety agrees that what they, or their like, stopped may go on; the gates of the resumption stand all the same. */
  stopLifted: CommandBodies['liftStop'];
  resumed: Record<string, never>;
  /** Where the pack lets a ticket be extended: until when, and by whom it was agreed. */
  extended: { readonly from: Instant; readonly until: Instant; readonly reason: string };
  /** One shift gives the work to the next; until that one has taken it over, within its time, work goes on under the old. */
  shiftHandedOver: { readonly note: string; readonly dueAt: Instant };
  shiftTakenOver: { readonly note?: string };
  /** The clock had the watch rules asked again, and all of them held. */
  watchKept: Record<string, never>;
  guardianLeft: { readonly person: PersonId };
  /** Within a fire watch that was left alone, the time begins again. */
  guardianTook: { readonly person: PersonId; readonly fireWatchUntil?: Instant };
  weatherReported: CommandBodies['reportWeather'];
  hazardReported: CommandBodies['reportHazard'];
  hazardCleared: CommandBodies['clearHazard'];
  recordingReported: CommandBodies['reportRecording'];
  countedIn: CommandBodies['countIn'];
  countedOut: CommandBodies['countOut'];
  qualificationLost: CommandBodies['qualificationLost'];
  /** A fresh report drawn before the start or a resumption. */
  qualificationReported: { readonly qualification: QualificationReport };
  linkedPermitChanged: CommandBodies['linkedPermitChanged'];
  isolationChanged: CommandBodies['isolationChanged'];
  handedBack: CommandBodies['handBack'] & { readonly fireWatchUntil?: Instant; readonly acceptanceDueAt?: Instant };
  /** The fire watch has lasted long enough: the guardian may end it, nobody else does. */
  fireWatchElapsed: Record<string, never>;
  fireWatchEnded: { readonly acceptanceDueAt: Instant };
  acceptanceEscalated: { readonly to: string };
  completionAccepted: Record<string, never>;
  closed: Record<string, never>;
  archived: Record<string, never>;
  /** No answer, no start, or the validity is over: the permit is NOT approved or no longer valid. */
  expired: {
    readonly why: 'no-approval' | 'no-prerequisites' | 'not-started' | 'validity-over';
    readonly stage?: string;
    /** People who were counted in and not out. */
    readonly stillInside?: number;
  };
  cancelled: { readonly reason: string };
  revoked: { readonly reason: string; readonly stillInside?: number };
  greenChannelReviewed: CommandBodies['reviewGreenChannel'];
  greenChannelReviewDue: { readonly dueAt: Instant };
  greenChannelReviewEscalated: { readonly to: string };
}
export type EventName = keyof EventBodies;
/** An event carries when and by whom, and by what signature its act was given, so that the fold needs nothing else. */
export type PermitEvent = {
  [N in EventName]: {
    readonly name: N;
    readonly at: Instant;
    readonly by: Actor;
    readonly body: EventBodies[N];
    /** On the first event of a signed act. */
    readonly signed?: SignedMark;
  };
}[EventName];
export type EventOf<N extends EventName> = Extract<PermitEvent, { name: N }>;
type Actor = import('./commands').Actor;
export type { Phase };
