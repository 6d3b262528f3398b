/** Who holds one duty at one place, as the newest event told it. */
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Post } from '../app/roster';

@Entity('post')
export class PostEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') site!: string;
  /** Empty: the whole site. */
  @PrimaryColumn('text') area!: string;
  @PrimaryColumn('text') duty!: string;
  @Column('jsonb') holders!: Post['holders'];
  @Column('text', { name: 'event_id' }) eventId!: string;
  /** The event's own time, an instant in UTC: what "newest" is judged by. */
  @Column('text', { name: 'event_time' }) eventTime!: string;
}
