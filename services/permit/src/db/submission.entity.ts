/** Which number a submission's key was given, so that the same submission sent again finds the same permit. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('submission')
export class SubmissionEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') key!: string;
  @Column('text') fingerprint!: string;
  @Column('text') number!: string;
  @InstantColumn({ name: 'created_at' }) createdAt!: Instant;
}
