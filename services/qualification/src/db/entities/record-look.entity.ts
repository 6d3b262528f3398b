/** Each look at a full identity number: who, whose, when, by which route. */
import { Column, Entity } from 'typeorm';
import { WrittenRow } from './columns.entity';

@Entity('record_look')
export class RecordLookEntity extends WrittenRow {
  @Column({ type: 'text' })
  person!: string;

  @Column({ type: 'text' })
  route!: string;

  @Column({ name: 'correlation_id', type: 'text' })
  correlationId!: string;
}
