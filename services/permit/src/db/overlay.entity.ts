/** What a tenant (or one site of it) lays over a pack: tighter rules, changed defaults. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('overlay')
export class OverlayEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') pack!: string;
  @Column('text') type!: string;
  /** Null: every site of the tenant. */
  @Column('text', { nullable: true }) site!: string | null;
  @Column('jsonb') content!: Record<string, unknown>;
  @Column('text', { name: 'created_by' }) createdBy!: string;
  @InstantColumn({ name: 'created_at' }) createdAt!: Instant;
  /** Set when a later overlay took its place; open permits keep the rules that they were issued under. */
  @InstantColumn({ name: 'retired_at', nullable: true }) retiredAt!: Instant | null;
}
