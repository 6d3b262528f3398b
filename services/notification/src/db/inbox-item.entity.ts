/** One message in a person's in-app inbox. Positions rise per person in the order in which items became visible. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Message } from '../app/notice';

@Entity('inbox_item')
export class InboxItemEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') person!: string;
  @PrimaryColumn('bigint') position!: string;
  /** The delivery's id. */
  @Column('uuid') id!: string;
  @Column('uuid') notification!: string;
  @Column('text', { array: true }) notices!: string[];
  @Column('smallint') urgency!: number;
  @Column('text', { nullable: true }) site!: string | null;
  @Column('text', { nullable: true }) permit!: string | null;
  @Column('integer', { nullable: true }) sequence!: number | null;
  @Column('jsonb') texts!: Message['texts'];
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'read_at', nullable: true }) readAt!: Date | null;
}
