/** A report as drawn: the question, the findings, and what they rest on. Kept as evidence; never changed. */
import type { Instant, QualificationFinding } from '@holdpoint/permit-domain';
import { Column, Entity } from 'typeorm';
import { moment, WrittenRow } from './columns.entity';

export interface ReportQuestion {
  readonly people: readonly { readonly person: string; readonly role: string; readonly needs: readonly string[] }[];
}
/** What a finding counted: certificate ids with the dates and the confirmation as they stood. */
export interface ReportEvidence {
  readonly person: string;
  readonly role: string;
  readonly certificates: readonly {
    readonly certificateClass: string;
    readonly certificate: string;
    readonly validUntil?: Instant;
    readonly lastConfirmedAt?: Instant;
    readonly confirmedUntil?: Instant;
    readonly verification: string;
  }[];
}

@Entity('qualification_report')
export class QualificationReportEntity extends WrittenRow {
  /** What drew it, so that a retried activity finds the report that it drew before. */
  @Column({ name: 'request_key', type: 'text' })
  requestKey!: string;

  /** Absent for one drawn ahead of a job. */
  @Column({ type: 'text', nullable: true })
  permit!: string | null;

  @Column({ type: 'text' })
  site!: string;

  @Column({ type: 'text', nullable: true })
  area!: string | null;

  @Column(moment({ name: 'window_from' }))
  windowFrom!: Instant;

  @Column(moment({ name: 'window_until' }))
  windowUntil!: Instant;

  @Column({ type: 'jsonb' })
  question!: ReportQuestion;

  @Column({ type: 'jsonb' })
  findings!: readonly QualificationFinding[];

  @Column({ type: 'jsonb' })
  evidence!: readonly ReportEvidence[];

  @Column({ name: 'correlation_id', type: 'text' })
  correlationId!: string;
}
