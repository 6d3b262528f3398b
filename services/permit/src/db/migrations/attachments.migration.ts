/** Attachments: each content once in a tenant; a row is written once and never changed. */
import { tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const attachment = tenantTable(
  'attachment',
  `id text not null, sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
   bytes bigint not null check (bytes > 0), media_type text not null, uploaded_by text not null,
   uploaded_at timestamptz not null, exif jsonb not null, claimed jsonb not null,
   scan text not null check (scan in ('not-scanned', 'clean', 'refused')),
   primary key (tenant, id), constraint attachment_content unique (tenant, sha256)`,
  'select',
  'insert',
);

export class Attachments1795518000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(attachment);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table attachment`);
  }
}
