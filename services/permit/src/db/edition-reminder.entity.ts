/** A reminder that went out on the day before rules began or ended. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('edition_reminder')
export class EditionReminderEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('uuid') edition!: string;
  @PrimaryColumn('text') turn!: 'begins' | 'ends';
  @PrimaryColumn('timestamptz', { name: 'due_at' }) dueAt!: Date;
  @Column('timestamptz') at!: Date;
}
