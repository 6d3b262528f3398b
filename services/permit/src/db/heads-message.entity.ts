/** One message of chain heads, to the byte as it was signed. */
import type { BundleSignature } from '@holdpoint/contracts';
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('heads_message')
export class HeadsMessageEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') site!: string;
  @PrimaryColumn('integer') sequence!: number;
  @InstantColumn() at!: Instant;
  /** The site's local date that is over with it. */
  @Column('date', { nullable: true }) day!: string | null;
  @Column('text') body!: string;
  @Column('text') hash!: string;
  @Column('jsonb') signature!: BundleSignature;
}
