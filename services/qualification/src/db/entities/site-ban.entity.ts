/** A ban from one site or from all: in force until its end or until it is lifted, and kept afterwards. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity } from 'typeorm';
import { moment, WrittenRow } from './columns.entity';

@Entity('site_ban')
export class SiteBanEntity extends WrittenRow {
  @Column({ type: 'text' })
  person!: string;

  /** Null: every site of the tenant. */
  @Column({ type: 'text', nullable: true })
  site!: string | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column(moment({ name: 'starts_at' }))
  from!: Instant;

  @Column(moment({ name: 'ends_at', nullable: true }))
  until!: Instant | null;

  /** When `holdpoint.qualification.lost` went out for it; null for one that hasn't begun. */
  @Column(moment({ name: 'told_at', nullable: true }))
  toldAt!: Instant | null;

  @Column(moment({ name: 'lifted_at', nullable: true }))
  liftedAt!: Instant | null;

  @Column({ name: 'lifted_by', type: 'text', nullable: true })
  liftedBy!: string | null;

  @Column({ name: 'lifted_because', type: 'text', nullable: true })
  liftedBecause!: string | null;
}
