/** The table of receipts, for a service's migrations. Runs on PostgreSQL 15 to 18. */
import { grantToApp, rowLevelSecurity } from '../database/row-level-security';

/**
 * Makes the table, or makes one that is there already what the store and its retention need: `tenant`, `key`, `fingerprint`, `answer` and
 * `created_at`, found by age, pruned across tenants.
 */
export const receiptMigration = (): string => `
  create table if not exists receipt (
    tenant text not null,
    key text not null,
    fingerprint text not null,
    answer jsonb,
    created_at timestamptz not null default now(),
    primary key (tenant, key)
  );
  create index if not exists receipt_created on receipt (created_at);
  drop policy if exists receipt_tenant on receipt;
  ${rowLevelSecurity('receipt', { acrossTenants: true })}
  ${grantToApp('receipt', 'select', 'insert', 'update', 'delete')}`;
