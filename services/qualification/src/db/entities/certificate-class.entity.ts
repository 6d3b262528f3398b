/** A tenant's own certificate class, or its own rules for a shipped one. */
import { Column, Entity } from 'typeorm';
import type { ClassRule } from '../../app/certificate-class';
import { WrittenRow } from './columns.entity';

/** `id` is the class's code. */
@Entity('certificate_class')
export class CertificateClassEntity extends WrittenRow {
  @Column({ name: 'name_zh', type: 'text' })
  nameZh!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ type: 'jsonb' })
  rules!: ClassRule[];
}
