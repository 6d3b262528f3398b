/** An event that a consumer gave up on, with why; the same message lies on the dead letter topic. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('dead_letter')
export class DeadLetterEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;
  /** `-` when the message was so broken that it names none. */
  @Column({ type: 'text' })
  tenant!: string;
  @Column({ type: 'text' })
  consumer!: string;
  @Column({ type: 'text' })
  topic!: string;
  @Column({ type: 'integer' })
  partition!: number;
  @Column({ name: 'log_offset', type: 'bigint' })
  offset!: string;
  @Column({ type: 'text', nullable: true })
  key!: string | null;
  @Column({ name: 'event_id', type: 'text', nullable: true })
  eventId!: string | null;
  @Column({ name: 'event_type', type: 'text', nullable: true })
  eventType!: string | null;
  @Column({ type: 'bytea' })
  value!: Buffer;
  @Column({ type: 'text' })
  error!: string;
  @Column({ type: 'integer' })
  attempts!: number;
  @Column({ name: 'failed_at', type: 'timestamptz' })
  failedAt!: Date;
  @Column({ name: 'replayed_at', type: 'timestamptz', nullable: true })
  replayedAt!: Date | null;
  @Column({ name: 'replayed_by', type: 'text', nullable: true })
  replayedBy!: string | null;
}
