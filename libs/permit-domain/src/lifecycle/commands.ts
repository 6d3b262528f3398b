/** Everything that can be asked of a permit, by people (imperative) or by the world and the clock (past tense). */
import type { IsolationState } from '../isolation/isolation';
import type { Instant } from '../time/instant';
import type { ActSignature } from '../signing/signature';
import type { ClaimedPlace, Duty, PersonId } from './facts';

/** Who acts. Systems are named by what they are: `timer`, `qualification`, `sensor`, `permit`. */
export type Actor = { readonly person: PersonId } | { readonly system: string };

export interface NamedPerson {
  readonly person: PersonId;
  readonly role: string;
}
export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}
export interface SubmitBody {
  readonly form: Readonly<Record<string, unknown>>;
  readonly people: readonly NamedPerson[];
  readonly window: Window;
  readonly site: string;
  readonly area: string;
  readonly workPoint: string;
  /** Numbers of the other tickets of the same job. */
  readonly linked?: readonly string[];
  /** Who coordinates overlapping works (cl. 4.7). */
  readonly coordinator?: PersonId;
  readonly greenChannel?: { readonly reason: string };
  readonly workOrder?: string;
  /** The ticket that this one is drawn in place of: what may not be extended, moved or widened needs a new one (cl. 4.16, 4.17). */
  readonly replaces?: string;
  readonly copied?: CopiedFrom;
}

/** What a form began as a copy of, and what of it was taken over. */
export interface CopiedFrom {
  /** The permit's number, or the template's id. */
  readonly from: string;
  /** Of the template; absent: `from` is a permit. */
  readonly version?: number;
  /** Fields that say what they said there. */
  readonly fields: readonly string[];
  /** Fields that had to be given anew and say the very same: whoever approves looks at them twice. */
  readonly unchanged?: readonly string[];
}

export type GasUnit = '%vol' | '%LEL' | 'ppm' | 'mg/m3';
export interface GasReading {
  /** `combustible`, `oxygen`, or a toxic substance's name as the form gives it. */
  readonly substance: string;
  readonly value: number;
  readonly unit: GasUnit;
}
export interface GasSample {
  readonly sampledAt: Instant;
  readonly instrument: string;
  /** Where it was taken: `top`, `middle`, `bottom`, `inside`, `outside`, `section-1`, ... */
  readonly point: string;
  /** Metres from the work spot, for points outside. */
  readonly distanceM?: number;
  readonly readings: readonly GasReading[];
  /** `test` before work; `monitor` for the record kept while it goes on. */
  readonly purpose: 'test' | 'monitor';
}
export type IsolationKind = 'blind' | 'removed-section' | 'disconnection' | 'lock' | 'water-seal' | 'closed-valve';
export interface IsolationPoint {
  readonly point: string;
  readonly energy: 'process' | 'mechanical' | 'electrical' | 'radiation' | 'thermal';
  readonly kind: IsolationKind;
  readonly state: 'applied' | 'verified' | 'removed';
  readonly tag?: string;
}

/** A step of the work that the pack asks to be done on the spot and written down: a trial lift, an accepted scaffold, a number held against the map. */
export interface StepRecord {
  readonly step: string;
  readonly passed: boolean;
  /** What was seen, by the names that the pack gives. */
  readonly values?: Readonly<Record<string, string | number | boolean>>;
  readonly note?: string;
  readonly place?: ClaimedPlace;
}

/** A file that is kept elsewhere, bound to the record by the hash of its content. */
export interface BoundAttachment {
  readonly attachment: string;
  /** Hex. */
  readonly sha256: string;
}

/** Bodies by command name. */
export interface CommandBodies {
  submit: SubmitBody;
  approve: { readonly stage: string; readonly place?: ClaimedPlace; readonly comment?: string };
  sendBack: { readonly stage: string; readonly reason: string; readonly fields?: readonly string[] };
  reject: { readonly stage: string; readonly reason: string };
  confirmMeasures: {
    readonly confirmations: readonly {
      readonly measure: string;
      readonly applicable: boolean;
      readonly note?: string;
    }[];
  };
  recordIsolation: { readonly points: readonly IsolationPoint[] };
  recordGas: { readonly samples: readonly GasSample[] };
  recordStep: StepRecord;
  signBriefing: { readonly as: 'giver' | 'receiver'; readonly place?: ClaimedPlace };
  checkTicket: { readonly place?: ClaimedPlace };
  issue: Record<string, never>;
  checkIn: { readonly as: 'applicant' | 'guardian'; readonly place: ClaimedPlace };
  start: { readonly place?: ClaimedPlace };
  suspend: { readonly reason: string; readonly detail?: string };
  liftStop: { readonly note?: string };
  resume: { readonly place?: ClaimedPlace };
  extend: { readonly until: Instant; readonly reason: string; readonly place?: ClaimedPlace };
  handOverShift: { readonly note: string };
  takeOverShift: { readonly note?: string; readonly place?: ClaimedPlace };
  leavePost: { readonly reason?: string };
  takePost: { readonly place: ClaimedPlace };
  reportWeather: { readonly windForce: number };
  reportHazard: { readonly hazard: string; readonly distanceM?: number };
  clearHazard: { readonly hazard: string };
  reportRecording: { readonly on: boolean; readonly explosionProof: boolean; readonly reference?: string };
  countIn: HeadCount;
  countOut: HeadCount;
  handBack: {
    readonly siteClear: boolean;
    readonly noEmbers?: boolean;
    readonly restored: boolean;
    readonly note?: string;
    /** Photos of the place as it was left. */
    readonly attachments?: readonly BoundAttachment[];
  };
  endFireWatch: { readonly clear: boolean };
  acceptCompletion: { readonly place?: ClaimedPlace };
  close: Record<string, never>;
  archive: Record<string, never>;
  cancel: { readonly reason: string };
  revoke: { readonly reason: string };
  reviewGreenChannel: { readonly verdict: 'justified' | 'not-justified'; readonly findings: string };

  prerequisitesReported: Record<string, never>;
  qualificationLost: {
    readonly person: PersonId;
    readonly certificateClass?: string;
    readonly reason: 'revoked' | 'lapsed' | 'banned' | 'contraindicated';
  };
  gasAlarmRaised: { readonly sensor: string; readonly substance: string };
  linkedPermitChanged: { readonly number: string; readonly type: string; readonly phase: string };
  /** Another work near by has come to stand: whether this one may go on beside it, the facts tell. */
  neighbourChanged: { readonly number: string };
  /** The register tells how an isolation stands that the permit is linked to, or was until now. */
  isolationChanged: {
    readonly number: string;
    readonly state: IsolationState;
    readonly inForce: boolean;
    readonly linked: boolean;
  };
  deadlinePassed: { readonly deadline: string };
}
export interface HeadCount {
  readonly people: readonly PersonId[];
  readonly tools: readonly { readonly kind: string; readonly count: number }[];
}

export type CommandName = keyof CommandBodies;
export const personCommands = [
  'submit',
  'approve',
  'sendBack',
  'reject',
  'confirmMeasures',
  'recordIsolation',
  'recordGas',
  'recordStep',
  'signBriefing',
  'checkTicket',
  'issue',
  'checkIn',
  'start',
  'suspend',
  'liftStop',
  'resume',
  'extend',
  'handOverShift',
  'takeOverShift',
  'leavePost',
  'takePost',
  'reportWeather',
  'reportHazard',
  'clearHazard',
  'reportRecording',
  'countIn',
  'countOut',
  'handBack',
  'endFireWatch',
  'acceptCompletion',
  'close',
  'archive',
  'cancel',
  'revoke',
  'reviewGreenChannel',
] as const satisfies readonly CommandName[];
export type PersonCommandName = (typeof personCommands)[number];

/** One act upon a permit. `key` makes it happen once; `doneAt` is when it was done, where that was offline. */
export type Command = {
  [N in CommandName]: {
    readonly name: N;
    readonly key: string;
    readonly by: Actor;
    readonly doneAt?: Instant;
    readonly signature?: ActSignature;
    readonly body: CommandBodies[N];
  };
}[CommandName];
export type CommandOf<N extends CommandName> = Extract<Command, { name: N }>;
export type { Duty };
