/** A medical examination for special work: fit or not, and what the person may not do; the last one counts. */
import { Column, Entity } from 'typeorm';
import type { LocalDate } from '../../app/local-date';
import { type EvidenceReference, WrittenRow } from './columns.entity';

@Entity('medical')
export class MedicalEntity extends WrittenRow {
  @Column({ type: 'text' })
  person!: string;

  @Column({ name: 'examined_on', type: 'date' })
  examinedOn!: LocalDate;

  @Column({ name: 'valid_until', type: 'date', nullable: true })
  validUntil!: LocalDate | null;

  @Column({ type: 'text' })
  verdict!: 'fit' | 'unfit';

  /** Certificate classes, or `every-class`. */
  @Column({ type: 'jsonb' })
  contraindications!: string[];

  @Column({ type: 'text', nullable: true })
  institution!: string | null;

  @Column({ type: 'jsonb' })
  evidence!: EvidenceReference[];
}
