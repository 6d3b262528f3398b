/** That a consumer group has had the effect of an event: written in the same transaction, so that it happens once. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('inbox')
export class InboxEntity {
  @PrimaryColumn({ type: 'text' })
  consumer!: string;
  @PrimaryColumn({ name: 'event_id', type: 'text' })
  eventId!: string;
  @Column({ type: 'text' })
  tenant!: string;
  @Column({ name: 'received_at', type: 'timestamptz' })
  receivedAt!: Date;
}
