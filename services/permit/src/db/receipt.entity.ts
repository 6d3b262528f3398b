/** The answer that a command outside a permit's life (drafts, administration) was given, by its key: the same request again gets it again. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('receipt')
export class ReceiptEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') fingerprint!: string;
  @Column('integer') status!: number;
  @Column('jsonb', { nullable: true }) answer!: unknown;
  @InstantColumn({ name: 'created_at' }) createdAt!: Instant;
}
