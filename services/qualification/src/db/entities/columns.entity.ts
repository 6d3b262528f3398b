/** Column options that the entities share: moments as ISO text in UTC, who wrote a row and when. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/** A `timestamptz` that is read as an Instant. */
export const moment = (options: ColumnOptions = {}): ColumnOptions => ({
  ...options,
  type: 'timestamptz',
  transformer: {
    to: (value: Instant | null | undefined) => value,
    from: (value: Date | null) => (value === null ? null : value.toISOString()),
  },
});

/** Every row is one tenant's, has an id, and says who wrote it and when. */
export abstract class WrittenRow {
  @PrimaryColumn({ type: 'text' })
  tenant!: string;

  @PrimaryColumn({ type: 'text' })
  id!: string;

  @Column({ name: 'written_by', type: 'text' })
  writtenBy!: string;

  @Column(moment({ name: 'written_at' }))
  writtenAt!: Instant;
}

/** A scan, a photo, a screenshot or a paper, kept elsewhere: where, and by which digest it is recognised. */
export interface EvidenceReference {
  readonly reference: string;
  readonly sha256?: string;
  readonly mediaType?: string;
}
