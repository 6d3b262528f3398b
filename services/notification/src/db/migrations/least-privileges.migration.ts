/** The runtime role has what the migrations grant it and nothing more, whatever the database's default privileges gave it. */
import { leastPrivileges } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const deletes = [
  'outbox',
  'inbox',
  'receipt',
  'open_call',
  'notification',
  'delivery',
  'inbox_item',
  'webhook',
  'webhook_event',
];

export class LeastPrivileges1795572000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(leastPrivileges({ deletes }));
  }

  /** What nobody granted isn't given back. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}
