/** An isolation as it stands: one row each, the fold of its entries. Written by the register's store only. */
import type { Instant, Isolation, IsolationState } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('isolation')
export class IsolationEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') number!: string;
  @Column('text') site!: string;
  @Column('text') area!: string;
  @Column('text') equipment!: string;
  @Column('text') state!: IsolationState;
  /** What a permit's record is held against, in the same breath as it is written. */
  @Column('boolean', { name: 'in_force' }) inForce!: boolean;
  @Column('integer') sequence!: number;
  @Column('jsonb') content!: Isolation;
  @Column('text', { name: 'chain_head' }) chainHead!: string;
  @InstantColumn({ name: 'planned_at' }) plannedAt!: Instant;
  @InstantColumn({ name: 'updated_at' }) updatedAt!: Instant;
}
