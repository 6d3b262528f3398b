/** From when on a device key signs nothing more, by whom and why. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('device_key_revocation')
export class DeviceKeyRevocationEntity {
  @PrimaryColumn('text') tenant!: string;
  @PrimaryColumn('text') key!: string;
  @InstantColumn({ name: 'revoked_at' }) revokedAt!: Instant;
  @Column('text', { name: 'revoked_by' }) revokedBy!: string;
  @Column('text') reason!: string;
}
