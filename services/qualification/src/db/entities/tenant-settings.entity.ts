/** How a tenant wants its archive kept: its zone, its ladder of warnings, the training that everybody needs, how fresh a confirmation must be. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from './columns.entity';

@Entity('tenant_settings')
export class TenantSettingsEntity {
  @PrimaryColumn({ type: 'text' })
  tenant!: string;

  /** IANA name: in which zone the printed dates are meant. */
  @Column({ type: 'text' })
  zone!: string;

  /** Days before the last day. */
  @Column({ type: 'jsonb' })
  ladder!: number[];

  @Column({ name: 'required_training', type: 'jsonb' })
  requiredTraining!: string[];

  /** Before a job a confirmation older than so many hours is asked for again. */
  @Column({ name: 'fresh_hours', type: 'int' })
  freshHours!: number;

  @Column({ name: 'written_by', type: 'text' })
  writtenBy!: string;

  @Column(moment({ name: 'written_at' }))
  writtenAt!: Instant;
}
