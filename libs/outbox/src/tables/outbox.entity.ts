/** An event that waits to be published, written in the transaction of the change it tells of. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('outbox')
export class OutboxEntity {
  @PrimaryColumn({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS' })
  id!: string;
  @Column({ name: 'event_id', type: 'text' })
  eventId!: string;
  @Column({ type: 'text' })
  tenant!: string;
  @Column({ type: 'text' })
  topic!: string;
  @Column({ type: 'text' })
  key!: string;
  /** The CloudEvent as it will be sent. */
  @Column({ type: 'text' })
  event!: string;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;
  @Column({ name: 'published_at', type: 'timestamptz', nullable: true })
  publishedAt!: Date | null;
}
