/** What one person is told of one event, rendered in both languages when it happened. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '../app/notice';

@Entity('notification')
export class NotificationEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'event_id' }) eventId!: string;
  @Column('text') person!: string;
  @Column('text', { array: true }) notices!: string[];
  @Column('smallint') urgency!: number;
  @Column('text', { nullable: true }) site!: string | null;
  @Column('text', { nullable: true }) permit!: string | null;
  @Column('integer', { nullable: true }) sequence!: number | null;
  @Column('jsonb') texts!: Message['texts'];
  @Column('text', { name: 'correlation_id' }) correlationId!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}
