/** A permit that stands on an isolation: the register's own list, laid out so that a permit's facts find it. */
import { Entity, PrimaryColumn } from 'typeorm';

@Entity('isolation_dependent')
export class IsolationDependentEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') permit!: string;
  @PrimaryColumn('text') number!: string;
}
