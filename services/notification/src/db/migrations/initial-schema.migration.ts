/** The notification service's first tables: who holds what, how people are reached, what they were told, how far each telling got. */
import { outboxMigration, outboxMigrationDown } from '@holdpoint/outbox';
import { grantToApp, rowLevelSecurity, type Privilege } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

interface Table {
  readonly columns: string;
  readonly privileges: readonly Privilege[];
  /** The delivery worker sees the due deliveries of every tenant; nothing else does. */
  readonly acrossTenants?: boolean;
}
const kept: readonly Privilege[] = ['select', 'insert', 'update'];
const ordinary: readonly Privilege[] = [...kept, 'delete'];

const tables: Readonly<Record<string, Table>> = {
  post: {
    columns: `
      site text not null, area text not null, duty text not null, holders jsonb not null,
      event_id text not null, event_time text not null,
      primary key (tenant, site, area, duty)`,
    privileges: kept,
  },
  permit_seen: {
    columns: `number text not null, sequence integer not null, primary key (tenant, number)`,
    privileges: kept,
  },
  open_call: {
    columns: `
      number text not null, stage text not null, site text not null, area text not null, duties text[] not null,
      event jsonb not null,
      primary key (tenant, number, stage)`,
    privileges: ordinary,
  },
  contact: {
    columns: `
      person text not null, language text not null check (language in ('zh', 'en')), channels text[] not null,
      addresses text, updated_at timestamptz not null default now(),
      primary key (tenant, person)`,
    privileges: kept,
  },
  notification: {
    columns: `
      id uuid not null, event_id text not null, person text not null, notices text[] not null,
      urgency smallint not null, site text, permit text, sequence integer, texts jsonb not null,
      correlation_id text not null, created_at timestamptz not null default clock_timestamp(),
      primary key (tenant, id), unique (tenant, event_id, person)`,
    privileges: kept,
  },
  delivery: {
    columns: `
      id uuid primary key, notification uuid not null, event_id text not null, person text not null, channel text not null,
      urgency smallint not null, state text not null check (state in ('due', 'delivered', 'dead')),
      attempts integer not null default 0, replays integer not null default 0, next_attempt_at timestamptz,
      last_error text, reference text,
      created_at timestamptz not null default clock_timestamp(), delivered_at timestamptz,
      unique (tenant, event_id, person, channel),
      foreign key (tenant, notification) references notification (tenant, id)`,
    privileges: kept,
    acrossTenants: true,
  },
  inbox_position: {
    columns: `person text not null, last bigint not null, primary key (tenant, person)`,
    privileges: kept,
  },
  inbox_item: {
    columns: `
      person text not null, position bigint not null, id uuid not null, notification uuid not null,
      notices text[] not null, urgency smallint not null, site text, permit text, sequence integer, texts jsonb not null,
      created_at timestamptz not null, read_at timestamptz,
      primary key (tenant, person, position), unique (tenant, id)`,
    privileges: kept,
  },
  receipt: {
    columns: `
      key text not null, fingerprint text not null, answer jsonb, created_at timestamptz not null default now(),
      primary key (tenant, key)`,
    privileges: kept,
  },
};

const indexes = [
  `create index open_call_place on open_call (tenant, site)`,
  `create index delivery_due on delivery (channel, urgency desc, next_attempt_at) where state = 'due'`,
  `create index delivery_newest on delivery (tenant, created_at desc, id desc)`,
  `create index delivery_dead on delivery (tenant, created_at desc, id desc) where state = 'dead'`,
  `create index inbox_unread on inbox_item (tenant, person, position desc) where read_at is null`,
];

export class InitialSchema1795500000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, { columns, privileges, acrossTenants }] of Object.entries(tables)) {
      await runner.query(`create table ${table} (tenant text not null, ${columns})`);
      await runner.query(rowLevelSecurity(table, { acrossTenants }));
      await runner.query(grantToApp(table, ...privileges));
    }
    for (const index of indexes) await runner.query(index);
    await runner.query(outboxMigration());
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(outboxMigrationDown());
    await runner.query(`drop table if exists ${Object.keys(tables).reverse().join(', ')}`);
  }
}
