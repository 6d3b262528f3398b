/** Chain heads cost what has moved: each move of a chain, a permit's or an isolation's, leaves a line for the next message (P5). */
import { rowLevelSecurity, tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whatever moves a chain, by whichever statement, is heard. A line a move, never changed: who records waits for no publisher. */
const hear = (table: string): string =>
  `create trigger ${table}_head_moves after insert or update of chain_head on ${table} for each row execute function head_moves()`;

const up = [
  tenantTable(
    'head_moved',
    'site text not null, number text not null, moved_at timestamptz not null default now()',
    'select',
    'insert',
    'delete',
  ),
  // What nobody publishes is forgotten across tenants; the close of a day finds it all the same.
  `drop policy head_moved_tenant on head_moved`,
  rowLevelSecurity('head_moved', { acrossTenants: true }),
  `create index head_moved_of_site on head_moved (tenant, site)`,
  `create index head_moved_by_age on head_moved (moved_at)`,
  `create function head_moves() returns trigger language plpgsql as $$
   begin
     insert into head_moved (tenant, site, number) values (new.tenant, new.site, new.number);
     return null;
   end $$`,
  hear('permit'),
  hear('isolation'),
  // Permits and isolations draw their numbers from one counter, so that a number names one chain; the release before writes permits only.
  `alter table head_told add column chain text not null default 'permit' check (chain in ('permit', 'isolation'))`,
  `insert into head_moved (tenant, site, number)
   select p.tenant, p.site, p.number from permit p
     left join head_told h on h.tenant = p.tenant and h.site = p.site and h.number = p.number
    where h.head is distinct from p.chain_head
   union all select i.tenant, i.site, i.number from isolation i`,
];

export class HeadsOfMoved1795561000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop trigger permit_head_moves on permit`);
    await runner.query(`drop trigger isolation_head_moves on isolation`);
    await runner.query(`drop function head_moves()`);
    await runner.query(`drop table head_moved`);
    await runner.query(`delete from head_told where chain = 'isolation'`);
    await runner.query(`alter table head_told drop column chain`);
  }
}
