/** Chain heads as they were published: each message once, and how each permit was last told of, whatever becomes of the permit (P5). */
import { appendOnly, tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appRole = `coalesce(nullif(current_setting('holdpoint.app_role', true), ''), current_database() || '_app')`;

const up = [
  tenantTable(
    'heads_message',
    `site text not null, sequence integer not null, at timestamptz not null, day date,
     body text not null, hash text not null, signature jsonb not null,
     primary key (tenant, site, sequence), constraint heads_message_of_day unique (tenant, site, day)`,
    'select',
    'insert',
  ),
  appendOnly('heads_message'),
  tenantTable(
    'head_told',
    `site text not null, number text not null, transitions integer not null, head text not null,
     primary key (tenant, site, number)`,
    'select',
    'insert',
    'update',
  ),
  // Whoever publishes has to know which sites there are; of other tenants' rows nothing else is seen.
  `create function sites_to_publish() returns table (tenant text, site text, zone text)
     language sql stable security definer as $$ select s.tenant, s.id, s.zone from site s order by s.tenant, s.id $$`,
  `do $$ begin execute format('alter function sites_to_publish() set search_path = %I', current_schema()); end $$`,
  `revoke all on function sites_to_publish() from public`,
  `do $$
   declare app text := ${appRole};
   begin
     if exists (select from pg_roles where rolname = app) then
       execute format('grant execute on function sites_to_publish() to %I', app);
     end if;
   end $$`,
];

export class AuditHeads1795540000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function sites_to_publish()`);
    await runner.query(`drop table head_told, heads_message`);
  }
}
