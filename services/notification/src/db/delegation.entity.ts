/** Who signs for whom, as the newest event told it. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Delegation } from '../app/delegation';

@Entity('delegation')
export class DelegationEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') holder!: string;
  @Column('text') delegate!: string;
  @Column('text', { array: true }) duties!: string[];
  @Column('text', { array: true }) sites!: string[];
  @Column('jsonb', { nullable: true }) covers!: Delegation['covers'] | null;
  @Column('text', { name: 'valid_from' }) validFrom!: string;
  @Column('text', { name: 'valid_until' }) validUntil!: string;
  /** Once taken back, it stays so, whatever order events arrive in. */
  @Column('boolean') withdrawn!: boolean;
}
