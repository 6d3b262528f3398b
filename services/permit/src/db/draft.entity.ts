/** A permit that somebody is still filling in: a plain row, no workflow. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('draft')
export class DraftEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') owner!: string;
  @Column('text') pack!: string;
  @Column('text') type!: string;
  @Column('text', { nullable: true }) site!: string | null;
  /** Whatever has been filled in so far, as the submission's body will have it. */
  @Column('jsonb') content!: Record<string, unknown>;
  /** Counts the saves; what If-Match is held against. */
  @Column('integer') version!: number;
  /** The system that prepared it; null: the owner began it. */
  @Column('text', { nullable: true }) client!: string | null;
  @Column('text', { name: 'work_order', nullable: true }) workOrder!: string | null;
  /** The version as of the system's last save. */
  @Column('integer', { name: 'prepared_version', nullable: true }) preparedVersion!: number | null;
  @InstantColumn({ name: 'created_at' }) createdAt!: Instant;
  @InstantColumn({ name: 'updated_at' }) updatedAt!: Instant;
}
