/** Attachments: each content once in a tenant; a row is written once and never changed. */
import { grantToApp, rowLevelSecurity } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `create table attachment (
     tenant text not null, id text not null, sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
     bytes bigint not null check (bytes > 0), media_type text not null, uploaded_by text not null,
     uploaded_at timestamptz not null, exif jsonb not null, claimed jsonb not null,
     scan text not null check (scan in ('not-scanned', 'clean', 'refused')),
     primary key (tenant, id), constraint attachment_content unique (tenant, sha256))`,
  rowLevelSecurity('attachment'),
  // Default privileges of the database may have given more than is granted next.
  `do $$
   declare app text := coalesce(nullif(current_setting('holdpoint.app_role', true), ''), current_database() || '_app');
   begin
     if exists (select from pg_roles where rolname = app) then execute format('revoke all on attachment from %I', app); end if;
   end $$`,
  grantToApp('attachment', 'select', 'insert'),
];

export class Attachments1795518000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table attachment`);
  }
}
