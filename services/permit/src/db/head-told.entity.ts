/** How a chain was last told of in a message of chain heads; it stays though the permit or the isolation be gone. */
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('head_told')
export class HeadToldEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') site!: string;
  @PrimaryColumn('text') number!: string;
  @Column('text', { default: 'permit' }) chain!: 'permit' | 'isolation';
  @Column('integer') transitions!: number;
  @Column('text') head!: string;
}
