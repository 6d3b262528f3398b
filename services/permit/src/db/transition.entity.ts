/** One act upon a permit, as it was decided: append-only, chained by hash. `body` is the canonical text that was hashed, to the byte. */
import type { CommandName, EventName, Instant, Phase } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('transition')
export class TransitionEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') number!: string;
  @PrimaryColumn('integer') sequence!: number;
  /** The command's key; unique in the tenant: what makes an act happen once. */
  @Column('text', { name: 'command_key' }) commandKey!: string;
  @Column('text') fingerprint!: string;
  @InstantColumn() at!: Instant;
  @Column('text') command!: CommandName;
  /** Person id, or `system:<name>`. */
  @Column('text') actor!: string;
  /** Names of the events, in order. */
  @Column('text', { array: true }) events!: EventName[];
  /** Phase and level after it. */
  @Column('text') phase!: Phase;
  @Column('text') level!: string;
  @Column('text') body!: string;
  @Column('text') hash!: string;
}
