/** Templates: forms filled in beforehand, each save a version that stays. */
import { grantToApp, rowLevelSecurity } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `create table template_version (
     tenant text not null, id text not null, version integer not null, name_zh text not null, name_en text not null,
     pack text not null, type text not null, site text, content jsonb not null, pack_version text not null,
     saved_by text not null, saved_at timestamptz not null default now(), retired boolean not null default false, reason text,
     primary key (tenant, id, version), foreign key (tenant, site) references site (tenant, id))`,
  rowLevelSecurity('template_version'),
  // Default privileges of the database may have given more than is granted next.
  `do $$
   declare app text := coalesce(nullif(current_setting('holdpoint.app_role', true), ''), current_database() || '_app');
   begin
     if exists (select from pg_roles where rolname = app) then execute format('revoke all on template_version from %I', app); end if;
   end $$`,
  grantToApp('template_version', 'select', 'insert'),
  `create trigger template_version_append_only before update or delete on template_version
     for each row execute function refuse_change()`,
  `create trigger template_version_never_emptied before truncate on template_version
     for each statement execute function refuse_change()`,
];

export class Templates1795539000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table template_version`);
  }
}
