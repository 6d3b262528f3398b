/** One act upon an isolation, as it was decided: append-only, chained by hash. `body` is the canonical text that was hashed, to the byte. */
import type { Instant, IsolationCommandName, IsolationEventName, IsolationState } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('isolation_entry')
export class IsolationEntryEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') number!: string;
  @PrimaryColumn('integer') sequence!: number;
  /** Unique in the tenant: what makes an act happen once. */
  @Column('text', { name: 'command_key' }) commandKey!: string;
  @Column('text') fingerprint!: string;
  @InstantColumn() at!: Instant;
  @Column('text') command!: IsolationCommandName;
  @Column('text') actor!: string;
  @Column('text', { array: true }) events!: IsolationEventName[];
  @Column('text') state!: IsolationState;
  @Column('text') body!: string;
  @Column('text') hash!: string;
}
