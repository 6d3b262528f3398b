/** A portable gas instrument: registered, and calibrated until a day (cl. 4.12). */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('instrument')
export class InstrumentEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') id!: string;
  @Column('text') site!: string;
  @Column('text') model!: string;
  /** What it measures: `combustible`, `oxygen`, or a toxic substance's name. */
  @Column('text', { array: true }) substances!: string[];
  /** Last local date on which the calibration holds. */
  @Column('date', { name: 'calibrated_until', nullable: true }) calibratedUntil!: string | null;
  @Column('boolean') retired!: boolean;
}
