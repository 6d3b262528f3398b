/** What people are reminded of at its time: tests that were left open, rules that begin or end tomorrow; each told once, whatever replicas there are. */
import { appendOnly, tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const appRole = `coalesce(nullif(current_setting('holdpoint.app_role', true), ''), current_database() || '_app')`;

/** Whoever reminds has to know what is due in every tenant; of other tenants' rows nothing else is seen. */
const acrossTenants = (signature: string, returns: string, query: string): readonly string[] => [
  `create function ${signature} returns table (${returns}) language sql stable security definer as $$ ${query} $$`,
  `do $$ begin execute format('alter function ${signature} set search_path = %I', current_schema()); end $$`,
  `revoke all on function ${signature} from public`,
  `do $$
   declare app text := ${appRole};
   begin
     if exists (select from pg_roles where rolname = app) then
       execute format('grant execute on function ${signature} to %I', app);
     end if;
   end $$`,
];

const up = [
  // No standard says how long; an hour is what a rotation test takes, with room.
  `alter table site add column test_release_minutes integer not null default 60
     constraint site_test_release check (test_release_minutes between 1 and 10080)`,
  `create index isolation_test_release on isolation ((content #>> '{testRelease,dueAt}'))
     where content #>> '{testRelease,dueAt}' is not null`,
  tenantTable(
    'release_warning',
    `number text not null, due_at text not null, rung integer not null, at timestamptz not null,
     primary key (tenant, number, due_at, rung), foreign key (tenant, number) references isolation (tenant, number)`,
    'select',
    'insert',
  ),
  appendOnly('release_warning'),
  tenantTable(
    'edition_reminder',
    `edition uuid not null, turn text not null check (turn in ('begins', 'ends')), due_at timestamptz not null,
     at timestamptz not null,
     primary key (tenant, edition, turn, due_at), foreign key (tenant, edition) references edition (tenant, id)`,
    'select',
    'insert',
  ),
  appendOnly('edition_reminder'),
  // Instants are texts of one shape and compare as such.
  ...acrossTenants(
    'releases_overdue(text)',
    'tenant text, number text',
    `select i.tenant, i.number from isolation i where i.content #>> '{testRelease,dueAt}' <= $1 order by i.tenant, i.number`,
  ),
  // Only what was decided earlier than the day before: whoever hears of it later than that has just heard of it.
  ...acrossTenants(
    'editions_turning(timestamptz)',
    'tenant text, edition uuid, turn text',
    `select e.tenant, e.id, 'begins' from edition e
     where e.state = 'published' and e.effective_from > $1 and e.effective_from <= $1 + interval '1 day'
       and e.published_at < e.effective_from - interval '1 day'
       and not exists (select from edition_reminder r where r.tenant = e.tenant and r.edition = e.id
         and r.turn = 'begins' and r.due_at = e.effective_from)
     union all
     select e.tenant, e.id, 'ends' from edition e
     where e.state = 'published' and e.retired_at > $1 and e.retired_at <= $1 + interval '1 day'
       and exists (select from edition_entry n where n.tenant = e.tenant and n.edition = e.id and n.act = 'retired'
         and n.at < e.retired_at - interval '1 day')
       and not exists (select from edition_reminder r where r.tenant = e.tenant and r.edition = e.id
         and r.turn = 'ends' and r.due_at = e.retired_at)`,
  ),
];

export class Reminders1795566000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop function editions_turning(timestamptz)`);
    await runner.query(`drop function releases_overdue(text)`);
    await runner.query(`drop table edition_reminder, release_warning`);
    await runner.query(`drop index isolation_test_release`);
    await runner.query(`alter table site drop column test_release_minutes`);
  }
}
