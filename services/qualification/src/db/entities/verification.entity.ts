/** One look at an authoritative register, by a system or a person: when, how, by whom, on what evidence, with what outcome. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity } from 'typeorm';
import type { VerificationOutcome } from '../../app/certificate-facts';
import type { VerificationMethod } from '../../app/verification-register';
import { type EvidenceReference, moment, WrittenRow } from './columns.entity';

@Entity('verification')
export class VerificationEntity extends WrittenRow {
  @Column({ type: 'text' })
  certificate!: string;

  /** When the register was looked at; for an attested look-up, as the person says. */
  @Column(moment({ name: 'looked_at' }))
  lookedAt!: Instant;

  @Column({ type: 'text' })
  method!: VerificationMethod;

  /** Which register. */
  @Column({ type: 'text' })
  register!: string;

  @Column({ type: 'text' })
  outcome!: VerificationOutcome;

  /** Names of the fields that differ; never their values. */
  @Column({ type: 'jsonb' })
  differs!: string[];

  /** SHA-256 of the register's answer, or the references that a person attested with. */
  @Column({ type: 'jsonb' })
  evidence!: EvidenceReference[];

  @Column(moment({ name: 'next_check_due', nullable: true }))
  nextCheckDue!: Instant | null;
}
