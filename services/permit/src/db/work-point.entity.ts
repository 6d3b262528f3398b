/** A spot where work is done: its position, and the hash of the code that is fixed there. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('work_point')
export class WorkPointEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') site!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') area!: string;
  @Column('text', { name: 'name_zh' }) nameZh!: string;
  @Column('text', { name: 'name_en' }) nameEn!: string;
  @Column('double precision') latitude!: number;
  @Column('double precision') longitude!: number;
  /** sha256 (hex) of the code on the sign; the code itself is nowhere kept. */
  @Column('text', { name: 'code_hash', nullable: true }) codeHash!: string | null;
  /** The vessel or room that the point lies in, where it's a confined space. */
  @Column('text', { nullable: true }) space!: string | null;
  /** The bund of the tank farm that the point lies in. */
  @Column('text', { nullable: true }) bund!: string | null;
  /** Where it's an approved fixed hot-work area: last yearly review and metres to the nearest hazard. */
  @Column('date', { name: 'fixed_hot_work_reviewed_on', nullable: true }) fixedHotWorkReviewedOn!: string | null;
  @Column('double precision', { name: 'fixed_hot_work_distance_m', nullable: true })
  fixedHotWorkDistanceM!: number | null;
}
