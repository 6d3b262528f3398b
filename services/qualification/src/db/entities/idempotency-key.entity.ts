/** A command's key, the fingerprint of its request, and the answer it was given: the same key again gets that answer. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from './columns.entity';

@Entity('idempotency_key')
export class IdempotencyKeyEntity {
  @PrimaryColumn({ type: 'text' })
  tenant!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  @Column({ type: 'text' })
  fingerprint!: string;

  /** Null until the command's transaction ends. */
  @Column({ type: 'jsonb', nullable: true })
  answer!: unknown;

  @Column(moment({ name: 'written_at' }))
  writtenAt!: Instant;
}
