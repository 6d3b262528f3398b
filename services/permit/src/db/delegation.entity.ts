/** A holder of a duty lets somebody else sign in their place: as it was given, never changed afterwards. */
import type { DelegationFacts, Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('delegation')
export class DelegationEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') holder!: string;
  @Column('text') delegate!: string;
  @Column('text', { array: true }) duties!: string[];
  @Column('text', { array: true }) sites!: string[];
  /** Types and levels; null: every permit of the sites. */
  @Column('jsonb', { nullable: true }) covers!: DelegationFacts['covers'] | null;
  @InstantColumn({ name: 'valid_from' }) validFrom!: Instant;
  @InstantColumn({ name: 'valid_until' }) validUntil!: Instant;
  @Column('text') reason!: string;
  @InstantColumn({ name: 'granted_at' }) grantedAt!: Instant;
}
