/** A training that somebody finished, such as a site's induction. */
import { Column, Entity } from 'typeorm';
import type { LocalDate } from '../../app/local-date';
import { type EvidenceReference, WrittenRow } from './columns.entity';

@Entity('training')
export class TrainingEntity extends WrittenRow {
  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'text' })
  course!: string;

  @Column({ name: 'completed_on', type: 'date' })
  completedOn!: LocalDate;

  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: LocalDate | null;

  @Column({ type: 'text' })
  result!: 'passed' | 'failed';

  @Column({ type: 'jsonb' })
  evidence!: EvidenceReference[];
}
