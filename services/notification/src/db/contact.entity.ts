/** How one person is reached: language, channels wanted, addresses encrypted under the data key and bound to tenant and person. */
import type { Language } from '@holdpoint/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('contact')
export class ContactEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') person!: string;
  @Column('text') language!: Language;
  @Column('text', { array: true }) channels!: string[];
  /** JSON by kind of address, encrypted; null: none is known. */
  @Column('text', { nullable: true }) addresses!: string | null;
  @Column('timestamptz', { name: 'updated_at' }) updatedAt!: Date;
}
