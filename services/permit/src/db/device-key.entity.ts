/** A public key whose private half only a person's device holds: what they sign with, as it was registered. */
import type { Instant } from '@holdpoint/permit-domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { InstantColumn } from './columns/instant-column';

@Entity('device_key')
export class DeviceKeyEntity {
  @PrimaryColumn('text') tenant!: string;
  /** The first 32 digits of the SHA-256 of the public key. */
  @PrimaryColumn('text') id!: string;
  @Column('text') person!: string;
  @Column('text') algorithm!: string;
  @Column('text', { name: 'public_key' }) publicKey!: string;
  @Column('text') device!: string;
  @InstantColumn({ name: 'registered_at' }) registeredAt!: Instant;
}
