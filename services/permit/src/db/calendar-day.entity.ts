/** A site's own say over one day of the public calendar. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('calendar_day')
export class CalendarDayEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') site!: string;
  /** Local date, `YYYY-MM-DD`. */
  @PrimaryColumn('date') day!: string;
  @Column('text') kind!: 'holiday' | 'restDay' | 'workday';
}
