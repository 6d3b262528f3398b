/** A certificate as archived: what is printed on it, what its register said, and when it lapses. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity } from 'typeorm';
import type { CertificateState, VerificationOutcome, VerificationState } from '../../app/certificate-facts';
import type { LocalDate } from '../../app/local-date';
import { type EvidenceReference, moment, WrittenRow } from './columns.entity';

@Entity('certificate')
export class CertificateEntity extends WrittenRow {
  @Column({ type: 'text' })
  person!: string;

  @Column({ name: 'certificate_class', type: 'text' })
  certificateClass!: string;

  @Column({ type: 'text' })
  number!: string;

  @Column({ type: 'text' })
  issuer!: string;

  @Column({ name: 'issued_on', type: 'date' })
  issuedOn!: LocalDate;

  /** As printed. */
  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: LocalDate | null;

  /** As printed. */
  @Column({ name: 're_examination_due_on', type: 'date', nullable: true })
  reExaminationDueOn!: LocalDate | null;

  @Column({ type: 'jsonb' })
  scans!: EvidenceReference[];

  @Column({ type: 'text' })
  state!: CertificateState;

  @Column({ name: 'state_reason', type: 'text', nullable: true })
  stateReason!: string | null;

  @Column(moment({ name: 'state_since' }))
  stateSince!: Instant;

  /** By dates alone, worked out from what is printed, the class's rule and the re-examinations; null where nothing says it. */
  @Column({ name: 'last_day', type: 'date', nullable: true })
  lastDay!: LocalDate | null;

  @Column(moment({ name: 'ends_at', nullable: true }))
  endsAt!: Instant | null;

  @Column({ type: 'text' })
  verification!: VerificationState;

  @Column({ name: 'refuted_as', type: 'text', nullable: true })
  refutedAs!: VerificationOutcome | null;

  @Column(moment({ name: 'last_confirmed_at', nullable: true }))
  lastConfirmedAt!: Instant | null;

  @Column(moment({ name: 'confirmed_until', nullable: true }))
  confirmedUntil!: Instant | null;

  /** The last try, whether it was answered or not. */
  @Column(moment({ name: 'last_asked_at', nullable: true }))
  lastAskedAt!: Instant | null;

  @Column({ name: 'last_outcome', type: 'text', nullable: true })
  lastOutcome!: VerificationOutcome | null;

  @Column(moment({ name: 'next_check_due', nullable: true }))
  nextCheckDue!: Instant | null;

  @Column({ type: 'int' })
  version!: number;
}
