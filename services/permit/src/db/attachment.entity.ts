/** A file of evidence: what it is by its content, who brought it, and what it says of itself; the bytes are elsewhere. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('attachment')
export class AttachmentEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') sha256!: string;
  @Column('bigint') bytes!: string;
  @Column('text', { name: 'media_type' }) mediaType!: string;
  @Column('text', { name: 'uploaded_by' }) uploadedBy!: string;
  @InstantColumn({ name: 'uploaded_at' }) uploadedAt!: Instant;
  /** When and where a photo says it was taken. */
  @Column('jsonb') exif!: Record<string, unknown>;
  /** When and where whoever brought it says so. */
  @Column('jsonb') claimed!: Record<string, unknown>;
  @Column('text') scan!: string;
}
