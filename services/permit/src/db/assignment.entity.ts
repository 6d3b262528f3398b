/** Who holds a duty at a site (or only one area of it), from when until when, and when they are away. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('assignment')
export class AssignmentEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') site!: string;
  /** Null: the whole site. */
  @Column('text', { nullable: true }) area!: string | null;
  @Column('text') duty!: string;
  @Column('text') person!: string;
  @InstantColumn({ name: 'valid_from' }) validFrom!: Instant;
  @InstantColumn({ name: 'valid_until', nullable: true }) validUntil!: Instant | null;
  @InstantColumn({ name: 'absent_from', nullable: true }) absentFrom!: Instant | null;
  @InstantColumn({ name: 'absent_until', nullable: true }) absentUntil!: Instant | null;
}
