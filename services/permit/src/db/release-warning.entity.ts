/** A warning that went out for a test release left open: the same one never goes twice. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('release_warning')
export class ReleaseWarningEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') number!: string;
  /** The limit that was passed: of a later release it is another. */
  @PrimaryColumn('text', { name: 'due_at' }) dueAt!: Instant;
  @PrimaryColumn('integer') rung!: number;
  @Column('timestamptz') at!: Date;
}
