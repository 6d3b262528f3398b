/** Figures over many permits, read from what was recorded; nothing is kept for them beside it. */
import type { Instant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import {
  burdenStatement,
  signersStatement,
  stageTimesStatement,
  stepTimesStatement,
  waitingStatement,
} from './statements/figures';

export interface FiguresQuestion {
  readonly from: Instant;
  readonly until: Instant;
  readonly site?: string;
  readonly type?: string;
}
export interface StageTimes {
  readonly type: string;
  readonly site: string;
  readonly stage: string;
  /** Whose signature was asked first: the stage's duty, or its stand-in's. */
  readonly duty: string;
  readonly answered: number;
  readonly signed: number;
  readonly expired: number;
  readonly refused: number;
  readonly escalated: number;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
}
export type SignerRole = 'holder' | 'stand-in' | 'superior' | 'delegate' | 'shared';
export interface SignerTimes {
  readonly type: string;
  readonly site: string;
  readonly stage: string;
  /** The duty that the signature was given for. */
  readonly duty: string;
  /** What whoever signed was to the stage. */
  readonly role: SignerRole;
  readonly signatures: number;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
}
export interface StepTimes {
  readonly type: string;
  readonly site: string;
  readonly step: string;
  /** The role on the permit, or the duty, whose step it is. */
  readonly role: string;
  readonly done: number;
  readonly medianMinutes: number;
  readonly p90Minutes: number;
}
export interface WaitingNow {
  readonly type: string;
  readonly site: string;
  /** Duty or role that is waited for. */
  readonly duty: string;
  readonly permits: number;
  readonly overdue: number;
  readonly longestMinutes: number;
  /** Who could act: by duty and present, by role, or for a holder. None: nobody is there. */
  readonly people: readonly string[];
}
export interface Burden {
  readonly type: string;
  readonly site: string;
  readonly permits: number;
  readonly approved: number;
  readonly expired: number;
  /** Permits that were sent back at least once. */
  readonly returned: number;
  /** Rounds beyond the first, on average. */
  readonly returnedRounds: number;
  /** Signatures and confirmations per permit, on average. */
  readonly signatures: number;
  /** Permits that began as a copy of another. */
  readonly copied: number;
  /** Of the fields filled in, on average: what share was taken over from another permit, 0 to 1. */
  readonly copiedShare: number;
  /** Minutes that a permit stood in approval, all rounds together, on average. */
  readonly minutesWaited: number;
  readonly minutesToApproval: number | null;
  readonly minutesToStart: number | null;
}

@Injectable()
export class FiguresReadModel {
  constructor(private readonly database: TenantDatabase) {}

  stageTimes(tenant: string, question: FiguresQuestion): Promise<StageTimes[]> {
    return this.rows(tenant, stageTimesStatement, question, question.from, question.until);
  }
  signers(tenant: string, question: FiguresQuestion): Promise<SignerTimes[]> {
    return this.rows(tenant, signersStatement, question, question.from, question.until);
  }
  stepTimes(tenant: string, question: FiguresQuestion): Promise<StepTimes[]> {
    return this.rows(tenant, stepTimesStatement, question, question.from, question.until);
  }
  waiting(tenant: string, question: FiguresQuestion, now: Instant): Promise<WaitingNow[]> {
    return this.rows(tenant, waitingStatement, question, now);
  }
  burden(tenant: string, question: FiguresQuestion): Promise<Burden[]> {
    return this.rows(tenant, burdenStatement, question, question.from, question.until);
  }

  private rows<T>(tenant: string, sql: string, { site, type }: FiguresQuestion, ...times: Instant[]): Promise<T[]> {
    return this.database.read(tenant, (em) => em.query<T[]>(sql, [tenant, site ?? null, type ?? null, ...times]));
  }
}
