/** What was delivered long ago can be removed: by age, across tenants, whatever leans on a row before that row. */
import { grantToApp, receiptMigration, rowLevelSecurity } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  receiptMigration(),
  'drop policy inbox_item_tenant on inbox_item',
  rowLevelSecurity('inbox_item', { acrossTenants: true }),
  'drop policy notification_tenant on notification',
  rowLevelSecurity('notification', { acrossTenants: true }),
  ...['delivery', 'inbox_item', 'notification'].map((table) => grantToApp(table, 'delete')),
  `create index delivery_delivered on delivery (delivered_at) where state = 'delivered'`,
  'create index delivery_of on delivery (tenant, notification)',
  'create index inbox_item_read on inbox_item (read_at) where read_at is not null',
  'create index inbox_item_of on inbox_item (tenant, notification)',
  'create index notification_created on notification (created_at)',
];
const indexes = [
  'delivery_delivered',
  'delivery_of',
  'inbox_item_read',
  'inbox_item_of',
  'notification_created',
  'receipt_created',
];

export class Retention1795545000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index ${indexes.join(', ')}`);
  }
}
