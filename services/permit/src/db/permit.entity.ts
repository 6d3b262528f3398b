/** The permit as it stands: one row per permit, the fold of its transitions with the columns that the reads ask for. Written by `record` only. */
import type { Instant, PermitState, Phase } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('permit')
export class PermitEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') number!: string;
  @Column('text') type!: string;
  @Column('text') pack!: string;
  @Column('text', { name: 'pack_version' }) packVersion!: string;
  @Column('text', { name: 'pack_hash' }) packHash!: string;
  @Column('text') level!: string;
  @Column('text') phase!: Phase;
  /** False once the phase is an end (or the permit is archived): ended permits stay out of the indexes that work lists use. */
  @Column('boolean') live!: boolean;
  @Column('text') site!: string;
  @Column('text') area!: string;
  @Column('text', { name: 'work_point' }) workPoint!: string;
  @Column('text') applicant!: string;
  @Column('integer') run!: number;
  /** Sequence number of the last transition; what If-Match is held against. */
  @Column('integer') sequence!: number;
  @InstantColumn({ name: 'window_from' }) windowFrom!: Instant;
  @InstantColumn({ name: 'window_until' }) windowUntil!: Instant;
  @InstantColumn({ name: 'valid_until' }) validUntil!: Instant;
  /** The nearest deadline of those who are waited for. */
  @InstantColumn({ name: 'due_at', nullable: true }) dueAt!: Instant | null;
  /** Duties that may act now. */
  @Column('text', { name: 'waiting_on', array: true }) waitingOn!: string[];
  /** Numbers of the other tickets of the same job. */
  @Column('text', { array: true }) linked!: string[];
  @Column('text', { name: 'work_order', nullable: true }) workOrder!: string | null;
  @Column('boolean', { name: 'green_channel' }) greenChannel!: boolean;
  @Column('jsonb') state!: PermitState;
  /** What its neighbours see of the form, read out of the state by the database: what is done here, */
  @Column({ type: 'jsonb', generatedType: 'STORED', asExpression: `coalesce(state->'form'->'activities', '[]')` })
  activities!: readonly string[];
  /** and the process line or piece of equipment that it is done on. */
  @Column({
    type: 'text',
    nullable: true,
    generatedType: 'STORED',
    asExpression: `lower(btrim(state->'form'->>'line'))`,
  })
  line!: string | null;
  /** Hash of the last transition. */
  @Column('text', { name: 'chain_head' }) chainHead!: string;
  @InstantColumn({ name: 'submitted_at' }) submittedAt!: Instant;
  @InstantColumn({ name: 'approved_at', nullable: true }) approvedAt!: Instant | null;
  @InstantColumn({ name: 'started_at', nullable: true }) startedAt!: Instant | null;
  @InstantColumn({ name: 'ended_at', nullable: true }) endedAt!: Instant | null;
  /** When the last transition happened. */
  @InstantColumn({ name: 'updated_at' }) updatedAt!: Instant;
}
