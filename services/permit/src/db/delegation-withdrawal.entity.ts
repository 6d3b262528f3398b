/** A delegation that was taken back: by whom, when and why. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('delegation_withdrawal')
export class DelegationWithdrawalEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('uuid') delegation!: string;
  @Column('text', { name: 'by_person' }) byPerson!: string;
  @Column('text') reason!: string;
  @InstantColumn() at!: Instant;
}
