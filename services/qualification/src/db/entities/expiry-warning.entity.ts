/** A rung of the ladder that was told: once per certificate, last day and rung. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LocalDate } from '../../app/local-date';
import { moment } from './columns.entity';

@Entity('expiry_warning')
export class ExpiryWarningEntity {
  @PrimaryColumn({ type: 'text' })
  tenant!: string;

  @PrimaryColumn({ type: 'text' })
  certificate!: string;

  @PrimaryColumn({ name: 'last_day', type: 'date' })
  lastDay!: LocalDate;

  @PrimaryColumn({ type: 'int' })
  days!: number;

  @Column(moment({ name: 'warned_at' }))
  warnedAt!: Instant;
}
