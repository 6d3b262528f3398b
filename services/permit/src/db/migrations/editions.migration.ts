/** Editions: a tenant's own rules by version, from draft to retirement, with who did what to them; overlays that were in force become editions. */
import { appendOnly, tenantTable, type Privilege } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: readonly (readonly [string, string, readonly Privilege[]])[] = [
  [
    'edition',
    `id uuid not null, kind text not null check (kind in ('overlay', 'type')),
     pack text not null, type text not null, site text, area text,
     state text not null check (state in ('draft', 'discarded', 'published', 'withdrawn')),
     revision integer not null, content jsonb not null, cases jsonb,
     author text not null, created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
     line_acts integer not null, version integer, pilot text[],
     effective_from timestamptz, published_by text, published_at timestamptz, retired_at timestamptz,
     primary key (tenant, id), foreign key (tenant, site) references site (tenant, id),
     foreign key (tenant, site, area) references area (tenant, site, id),
     constraint edition_area_of_site check (area is null or site is not null),
     constraint edition_published_whole check (
       (state in ('published', 'withdrawn')) = (version is not null and effective_from is not null and published_at is not null))`,
    ['select', 'insert', 'update'],
  ],
  [
    'edition_entry',
    `edition uuid not null, sequence integer not null, act text not null, actor text not null,
     at timestamptz not null default now(), reason text, details jsonb not null,
     primary key (tenant, edition, sequence), foreign key (tenant, edition) references edition (tenant, id)`,
    ['select', 'insert'],
  ],
];
const more = [
  `create unique index edition_version on edition (tenant, kind, pack, type, coalesce(site, ''), coalesce(area, ''), version)
     where version is not null`,
  `create index edition_in_force on edition (tenant, type) where state = 'published'`,
  // What permits were decided by stays as it was published: only where and until when it holds may change.
  `create function refuse_edition_change() returns trigger language plpgsql as $$
   begin
     if old.state <> 'draft' and (new.content, new.cases, new.kind, new.pack, new.type, new.site, new.area, new.version,
          new.author, new.effective_from, new.published_by, new.published_at)
        is distinct from (old.content, old.cases, old.kind, old.pack, old.type, old.site, old.area, old.version,
          old.author, old.effective_from, old.published_by, old.published_at)
     then raise exception 'a published edition stays as it is' using errcode = 'restrict_violation';
     end if;
     return new;
   end $$`,
  `create trigger edition_stays before update on edition for each row execute function refuse_edition_change()`,
  appendOnly('edition_entry'),
  `insert into edition (tenant, id, kind, pack, type, site, state, revision, content, author, created_at, updated_at, line_acts,
     version, effective_from, published_by, published_at)
   select tenant, id, 'overlay', pack, type, site, 'published', 1, content, created_by, created_at, created_at, nth - 1,
     nth, created_at, created_by, created_at
   from (select o.*, row_number() over (partition by tenant, pack, type, site order by created_at, id)::int as nth from overlay o) as past`,
  `insert into edition_entry (tenant, edition, sequence, act, actor, at, details)
   select tenant, id, 1, 'published', author, created_at, '{}' from edition`,
];

export class Editions1795527000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns, privileges] of tables) await runner.query(tenantTable(table, columns, ...privileges));
    for (const statement of more) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table edition_entry, edition`);
    await runner.query(`drop function refuse_edition_change()`);
  }
}
