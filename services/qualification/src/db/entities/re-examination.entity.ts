/** A re-examination (复审) of a certificate: never changed, only followed by the next. */
import { Column, Entity } from 'typeorm';
import type { LocalDate } from '../../app/local-date';
import { type EvidenceReference, WrittenRow } from './columns.entity';

@Entity('re_examination')
export class ReExaminationEntity extends WrittenRow {
  @Column({ type: 'text' })
  certificate!: string;

  @Column({ name: 'examined_on', type: 'date' })
  examinedOn!: LocalDate;

  @Column({ type: 'text' })
  result!: 'passed' | 'failed';

  @Column({ name: 'next_due_on', type: 'date', nullable: true })
  nextDueOn!: LocalDate | null;

  @Column({ type: 'text', nullable: true })
  examiner!: string | null;

  @Column({ type: 'jsonb' })
  evidence!: EvidenceReference[];
}
