/** The tables of outbox, inbox and dead letters, for a service's migrations. Runs on PostgreSQL 15 to 18. */
import { grantToApp, rowLevelSecurity } from '@holdpoint/service-kit';

/** The channel that wakes the relay. */
export const outboxChannel = 'holdpoint_outbox';

export const outboxMigration = (): string => `
  create table outbox (
    tenant text not null,
    id bigint generated always as identity primary key,
    event_id text not null,
    topic text not null,
    key text not null,
    event text not null,
    created_at timestamptz not null default clock_timestamp(),
    published_at timestamptz
  );
  create unique index outbox_event on outbox (event_id);
  create index outbox_pending on outbox (id) where published_at is null;
  create index outbox_published on outbox (published_at) where published_at is not null;
  create table inbox (
    tenant text not null,
    consumer text not null,
    event_id text not null,
    received_at timestamptz not null default now(),
    primary key (consumer, event_id)
  );
  create index inbox_received on inbox (received_at);
  create table dead_letter (
    tenant text not null,
    id uuid primary key,
    consumer text not null,
    topic text not null,
    partition integer not null,
    log_offset bigint not null,
    key text,
    event_id text,
    event_type text,
    value bytea not null,
    error text not null,
    attempts integer not null,
    failed_at timestamptz not null default now(),
    replayed_at timestamptz,
    replayed_by text,
    unique (consumer, topic, partition, log_offset)
  );
  create index dead_letter_of_tenant on dead_letter (tenant, failed_at desc);
  ${['outbox', 'inbox', 'dead_letter'].map((table) => rowLevelSecurity(table, { acrossTenants: true })).join('\n')}
  ${grantToApp('outbox', 'select', 'insert', 'update', 'delete')}
  ${grantToApp('inbox', 'select', 'insert', 'delete')}
  ${grantToApp('dead_letter', 'select', 'insert', 'update')}`;

export const outboxMigrationDown = (): string => `drop table if exists dead_letter, inbox, outbox;`;
