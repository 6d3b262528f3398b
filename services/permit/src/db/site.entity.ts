/** A plant or construction site: its time zone, what night is there, which packs apply. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('site')
export class SiteEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'name_zh' }) nameZh!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  /** IANA name. */
  @Column('text') zone!: string;
  /** Local times `HH:MM`. */
  @Column('text', { name: 'night_from' }) nightFrom!: string;
  @Column('text', { name: 'night_to' }) nightTo!: string;
  /** The public calendar under the site's own days: `cn` for the Chinese one, `none` for plain weeks. */
  @Column('text') calendar!: 'cn' | 'none';
  /** Names of the packs that the site has chosen. */
  @Column('text', { array: true }) packs!: string[];
  @Column('integer', { name: 'test_release_minutes', default: 60 }) testReleaseMinutes!: number;
}
