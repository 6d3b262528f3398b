/** The last number given per prefix and year of a tenant; numbers are `DH-2026-000123`. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('permit_number')
export class PermitNumberEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') prefix!: string;
  @PrimaryColumn('integer') year!: number;
  @Column('integer') last!: number;
}
