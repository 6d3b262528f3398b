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
  /** WGS 84, degrees; both or neither. */
  @Column('double precision', { nullable: true }) latitude!: number | null;
  @Column('double precision', { nullable: true }) longitude!: number | null;
  /** Metres on the site's plan, from its origin; both or neither. Where two points have them, they say how far apart the two are. */
  @Column('double precision', { name: 'plan_x', nullable: true }) planX!: number | null;
  @Column('double precision', { name: 'plan_y', nullable: true }) planY!: number | null;
  /** Metres above the site's zero level. */
  @Column('double precision', { name: 'elevation_m', nullable: true }) elevationM!: number | null;
  /** The process line or the piece of equipment that it is on. */
  @Column('text', { nullable: true }) line!: string | null;
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
