/** Webhooks: who subscribes to what, each event kept once for all of them, and how far each delivery got. */
import { grantToApp, rowLevelSecurity } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

// The sender works for every tenant at once; callers see their own.
const acrossTenants = true;
const up = [
  `create table webhook (
     tenant text not null, id uuid not null, url text not null, description text,
     types text[] not null, permit_types text[], sites text[], work_orders_only boolean not null,
     secrets text not null, created_by text not null, created_at timestamptz not null default clock_timestamp(),
     failing_since timestamptz, paused_at timestamptz, paused_because text check (paused_because in ('asked', 'failing', 'gone')),
     primary key (tenant, id))`,
  `create table webhook_event (
     tenant text not null, id text not null, body text not null, created_at timestamptz not null default clock_timestamp(),
     primary key (tenant, id))`,
  `create table webhook_delivery (
     tenant text not null, id uuid primary key, webhook uuid not null, event_id text not null, type text not null, subject text not null,
     position bigint generated always as identity, state text not null check (state in ('due', 'delivered', 'dead')),
     attempts integer not null default 0, replays integer not null default 0, next_attempt_at timestamptz,
     last_error text, response_status integer, latency_ms integer,
     created_at timestamptz not null default clock_timestamp(), delivered_at timestamptz,
     unique (tenant, webhook, event_id),
     foreign key (tenant, webhook) references webhook (tenant, id) on delete cascade,
     foreign key (tenant, event_id) references webhook_event (tenant, id) on delete cascade)`,
  `create index webhook_event_age on webhook_event (created_at)`,
  `create index webhook_delivery_event on webhook_delivery (tenant, event_id)`,
  `create index webhook_delivery_due on webhook_delivery (webhook, next_attempt_at) where state = 'due'`,
  `create index webhook_delivery_ahead on webhook_delivery (webhook, subject, position) where state = 'due'`,
  `create index webhook_delivery_newest on webhook_delivery (tenant, webhook, position desc)`,
  rowLevelSecurity('webhook', { acrossTenants }),
  rowLevelSecurity('webhook_event', { acrossTenants }),
  rowLevelSecurity('webhook_delivery', { acrossTenants }),
  grantToApp('webhook', 'select', 'insert', 'update', 'delete'),
  grantToApp('webhook_event', 'select', 'insert', 'delete'),
  grantToApp('webhook_delivery', 'select', 'insert', 'update'),
];

export class Webhooks1795530000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table if exists webhook_delivery, webhook_event, webhook`);
  }
}
