/** The permit service's first tables: the permit and its past, what facts are drawn from, drafts, receipts, outbox and inbox. */
import { outboxMigration, outboxMigrationDown } from '@holdpoint/outbox';
import { appendOnly, dropRefuseChange, refuseChange, tenantTable, type Privilege } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: Readonly<Record<string, string>> = {
  permit: `
    number text not null, type text not null, pack text not null, pack_version text not null, pack_hash text not null,
    level text not null, phase text not null, live boolean not null,
    site text not null, area text not null, work_point text not null, applicant text not null,
    run integer not null, sequence integer not null,
    window_from timestamptz not null, window_until timestamptz not null, valid_until timestamptz not null,
    due_at timestamptz, waiting_on text[] not null, linked text[] not null, work_order text,
    green_channel boolean not null, state jsonb not null, chain_head text not null,
    submitted_at timestamptz not null, approved_at timestamptz, started_at timestamptz, ended_at timestamptz,
    updated_at timestamptz not null,
    primary key (tenant, number)`,
  permit_person: `
    number text not null, person text not null, role text not null,
    primary key (tenant, number, person, role)`,
  transition: `
    number text not null, sequence integer not null, command_key text not null, fingerprint text not null,
    at timestamptz not null, command text not null, actor text not null, events text[] not null,
    phase text not null, level text not null, body text not null, hash text not null,
    primary key (tenant, number, sequence), constraint transition_command_key unique (tenant, command_key)`,
  permit_number: `
    prefix text not null, year integer not null, last integer not null,
    primary key (tenant, prefix, year)`,
  submission: `
    key text not null, fingerprint text not null, number text not null, created_at timestamptz not null,
    primary key (tenant, key)`,
  pack_version: `
    hash text not null, pack text not null, version text not null, type text not null, resolved jsonb not null,
    inserted_at timestamptz not null default now(),
    primary key (tenant, hash)`,
  draft: `
    id uuid not null, owner text not null, pack text not null, type text not null, site text,
    content jsonb not null, version integer not null,
    created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
    primary key (tenant, id)`,
  receipt: `
    key text not null, fingerprint text not null, status integer not null, answer jsonb,
    created_at timestamptz not null default now(),
    primary key (tenant, key)`,
  site: `
    id text not null, name_zh text not null, name_en text not null, zone text not null,
    night_from text not null, night_to text not null, calendar text not null check (calendar in ('cn', 'none')),
    packs text[] not null,
    primary key (tenant, id)`,
  area: `
    site text not null, id text not null, name_zh text not null, name_en text not null,
    primary key (tenant, site, id), foreign key (tenant, site) references site (tenant, id)`,
  work_point: `
    site text not null, id text not null, area text not null, name_zh text not null, name_en text not null,
    latitude double precision not null, longitude double precision not null, code_hash text, space text, bund text,
    fixed_hot_work_reviewed_on date, fixed_hot_work_distance_m double precision,
    primary key (tenant, site, id), foreign key (tenant, site, area) references area (tenant, site, id)`,
  assignment: `
    id uuid not null, site text not null, area text, duty text not null, person text not null,
    valid_from timestamptz not null, valid_until timestamptz, absent_from timestamptz, absent_until timestamptz,
    primary key (tenant, id), foreign key (tenant, site) references site (tenant, id)`,
  calendar_day: `
    site text not null, day date not null, kind text not null check (kind in ('holiday', 'restDay', 'workday')),
    primary key (tenant, site, day), foreign key (tenant, site) references site (tenant, id)`,
  instrument: `
    id text not null, site text not null, model text not null, substances text[] not null,
    calibrated_until date, retired boolean not null default false,
    primary key (tenant, id), foreign key (tenant, site) references site (tenant, id)`,
  overlay: `
    id uuid not null, pack text not null, type text not null, site text, content jsonb not null,
    created_by text not null, created_at timestamptz not null default now(), retired_at timestamptz,
    primary key (tenant, id)`,
};

/** Few, each for a read that is made: every index on `permit` is paid for by every command. */
const indexes = [
  `create index permit_submitted on permit (tenant, submitted_at desc, number desc)`,
  `create index permit_live_at on permit (tenant, site, submitted_at desc, number desc) where live`,
  `create index permit_person_named on permit_person (tenant, person)`,
  `create index draft_owned on draft (tenant, owner, updated_at desc)`,
  `create index assignment_place on assignment (tenant, site, duty)`,
  `create index assignment_holder on assignment (tenant, person)`,
  `create unique index overlay_in_force on overlay (tenant, pack, type, coalesce(site, '')) where retired_at is null`,
];

const ordinary: readonly Privilege[] = ['select', 'insert', 'update', 'delete'];
/** Of what has happened the runtime role may only add lines; a permit's row is never taken away. */
const privileges: Readonly<Record<string, readonly Privilege[]>> = {
  permit: ['select', 'insert', 'update'],
  transition: ['select', 'insert'],
  pack_version: ['select', 'insert'],
  permit_number: ['select', 'insert', 'update'],
  submission: ['select', 'insert'],
  receipt: ['select', 'insert'],
};

export class InitialSchema1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of Object.entries(tables))
      await runner.query(tenantTable(table, columns, ...(privileges[table] ?? ordinary)));
    // Rows of `permit` are rewritten by every command: room on the page keeps those updates off the indexes.
    await runner.query(`alter table permit set (fillfactor = 60)`);
    for (const index of indexes) await runner.query(index);
    await runner.query(refuseChange);
    for (const table of ['transition', 'pack_version']) await runner.query(appendOnly(table));
    await runner.query(outboxMigration());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(outboxMigrationDown());
    await runner.query(`drop table ${Object.keys(tables).reverse().join(', ')}`);
    await runner.query(dropRefuseChange);
  }
}
