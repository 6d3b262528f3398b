/** Who is named on a permit and as what, for look-ups by person (a lost certificate, "my permits"). The applicant is in it as `applicant`. */
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('permit_person')
export class PermitPersonEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') person!: string;
  @PrimaryColumn('text') number!: string;
  @PrimaryColumn('text') role!: string;
}
