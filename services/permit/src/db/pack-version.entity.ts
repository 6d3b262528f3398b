/** A pack as resolved with its overlays, by hash: what permits were decided by. Inserted once, never changed. */
import type { Instant, TypePack } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('pack_version')
export class PackVersionEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') hash!: string;
  @Column('text') pack!: string;
  @Column('text') version!: string;
  @Column('text') type!: string;
  @Column('jsonb') resolved!: TypePack;
  @InstantColumn({ name: 'inserted_at' }) insertedAt!: Instant;
}
