/** One telling of one event to one person by one channel, and how far it got: at most one row for each such three. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

export const deliveryStates = ['due', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

@Entity('delivery')
export class DeliveryEntity {
  @Column('text') tenant!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') notification!: string;
  @Column('text', { name: 'event_id' }) eventId!: string;
  @Column('text') person!: string;
  @Column('text') channel!: string;
  /** 1 urgent, 0 normal: the worker's order. */
  @Column('smallint') urgency!: number;
  @Column('text') state!: DeliveryState;
  /** Since it was made, or since the last replay. */
  @Column('integer') attempts!: number;
  @Column('integer') replays!: number;
  /** Null once delivered or dead. While an attempt runs: when another worker may take it over. */
  @Column('timestamptz', { name: 'next_attempt_at', nullable: true }) nextAttemptAt!: Date | null;
  /** A code; never a server's own words, which may carry an address. */
  @Column('text', { name: 'last_error', nullable: true }) lastError!: string | null;
  /** What the channel knows it by, such as a Message-ID. */
  @Column('text', { nullable: true }) reference!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'delivered_at', nullable: true }) deliveredAt!: Date | null;
}
