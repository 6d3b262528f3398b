/** Everyone who may be named on a permit, own staff and contractors; the identity number is encrypted, and hashed under a key for look-up. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity } from 'typeorm';
import type { IdentityKind } from '../../app/identity-number';
import { moment, WrittenRow } from './columns.entity';

@Entity('person')
export class PersonEntity extends WrittenRow {
  @Column({ type: 'text' })
  kind!: 'staff' | 'contractor';

  @Column({ type: 'text' })
  name!: string;

  /** The contractor's firm; own staff have none. */
  @Column({ type: 'text', nullable: true })
  firm!: string | null;

  @Column({ type: 'text', nullable: true })
  team!: string | null;

  /** Person id of whoever is told next. */
  @Column({ type: 'text', nullable: true })
  superior!: string | null;

  @Column({ name: 'identity_kind', type: 'text' })
  identityKind!: IdentityKind;

  @Column({ name: 'identity_cipher', type: 'text' })
  identityCipher!: string;

  @Column({ name: 'identity_hash', type: 'text' })
  identityHash!: string;

  @Column({ name: 'identity_masked', type: 'text' })
  identityMasked!: string;

  @Column({ type: 'text' })
  standing!: 'active' | 'left';

  @Column({ type: 'int' })
  version!: number;

  @Column(moment({ name: 'amended_at' }))
  amendedAt!: Instant;
}
