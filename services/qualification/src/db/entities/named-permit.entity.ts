/** Which permits name which person, as the permit service's events told: a projection, never asked for a decision. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { moment } from './columns.entity';

@Entity('named_permit')
export class NamedPermitEntity {
  @PrimaryColumn({ type: 'text' })
  tenant!: string;

  @PrimaryColumn({ type: 'text' })
  number!: string;

  @Column({ name: 'permit_type', type: 'text' })
  permitType!: string;

  @Column({ type: 'text' })
  level!: string;

  @Column({ type: 'text' })
  site!: string;

  @Column({ type: 'text' })
  area!: string;

  @Column({ type: 'text' })
  phase!: string;

  @Column({ type: 'boolean' })
  live!: boolean;

  @Column(moment({ name: 'valid_until' }))
  validUntil!: Instant;

  /** Of the last transition seen; an older one changes nothing. */
  @Column({ type: 'int' })
  sequence!: number;

  /** `[{ person, role }]` */
  @Column({ type: 'jsonb' })
  people!: readonly { readonly person: string; readonly role: string }[];
}
