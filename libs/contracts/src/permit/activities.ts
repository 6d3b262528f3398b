/** Questions and records that the permit workflow asks for, by owner. */
import type {
  Duty,
  Facts,
  Instant,
  NamedPerson,
  PersonId,
  QualificationReport,
  Window,
} from '@holdpoint/permit-domain';
import type { RecordInput, RecordReceipt } from './transition';

/** Local activities of the permit worker. */
export interface PermitActivities {
  /** The single writer: transition, row and outbox in one transaction; the same key again returns the receipt that was given. */
  record(input: RecordInput): Promise<RecordReceipt>;
  /** Facts that the permit service owns, as they stand now: site and calendar, holders of duties, instruments, neighbours, linked permits. */
  standing(question: StandingQuestion): Promise<Facts>;
  /** Tells the workflows of linked permits that this one has changed phase; a link to a permit that is over does nothing. */
  tellLinked(news: LinkedNews): Promise<void>;
}
export interface StandingQuestion {
  readonly tenant: string;
  readonly number: string;
  readonly site: string;
  readonly area: string;
  readonly workPoint: string;
  /** Duties whose holders are asked for; none: none. */
  readonly duties: readonly Duty[];
  /** The acting person, whose own duties are asked for. */
  readonly person?: PersonId;
  /** Instruments named in gas samples. */
  readonly instruments?: readonly string[];
  /** Whether the permits that stand near by are asked for. */
  readonly neighbours?: boolean;
  /** The permit's linked tickets: told with the neighbours, wherever and in whatever phase they are. */
  readonly linked?: readonly string[];
  /** The process line or piece of equipment that the form names, where the work point doesn't say it. */
  readonly line?: string;
  /** The permit's window: the days whose calendar is asked for, and what a neighbour's window must overlap; absent: the moment itself. */
  readonly window?: Window;
  /** The pack that the permit keeps: of its neighbours, those are told that a rule of it can ever say anything of; absent: all. */
  readonly packHash?: string;
  /** Whom the permit names for works that overlap. */
  readonly coordinator?: PersonId;
  readonly at: Instant;
}
export interface LinkedNews {
  readonly tenant: string;
  readonly number: string;
  readonly type: string;
  readonly phase: string;
  readonly sequence: number;
  readonly linked: readonly string[];
  readonly correlationId: string;
}

export const qualificationTaskQueue = 'qualification';
/** Activities of the qualification service, on its own task queue. Temporal's activity name is `qualification.report`. */
export const qualificationReportActivity = 'qualification.report';
export interface QualificationQuestion {
  readonly tenant: string;
  readonly permit: string;
  readonly site: string;
  readonly area: string;
  /** Certificates each person needs, by the pack's roles. */
  readonly people: readonly (NamedPerson & { readonly needs: readonly string[] })[];
  /** Every certificate must hold through this window. */
  readonly from: Instant;
  readonly until: Instant;
  readonly correlationId: string;
}
export type QualificationReportActivity = (question: QualificationQuestion) => Promise<QualificationReport>;
export type { PersonId };
