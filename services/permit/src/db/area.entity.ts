/** A part of a site, such as a unit or a tank farm. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('area')
export class AreaEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') site!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text', { name: 'name_zh' }) nameZh!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
}
