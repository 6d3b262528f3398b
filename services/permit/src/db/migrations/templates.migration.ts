/** Templates: forms filled in beforehand, each save a version that stays. */
import { appendOnly, tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  tenantTable(
    'template_version',
    `id text not null, version integer not null, name_zh text not null, name_en text not null,
     pack text not null, type text not null, site text, content jsonb not null, pack_version text not null,
     saved_by text not null, saved_at timestamptz not null default now(), retired boolean not null default false, reason text,
     primary key (tenant, id, version), foreign key (tenant, site) references site (tenant, id)`,
    'select',
    'insert',
  ),
  appendOnly('template_version'),
];

export class Templates1795539000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table template_version`);
  }
}
