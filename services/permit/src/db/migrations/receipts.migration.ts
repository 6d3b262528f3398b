/** Receipts as the kit keeps them for every service: without a status, which was always 200, found by age and pruned. */
import { receiptMigration } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Receipts1795545000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(receiptMigration());
    // The release before still writes it.
    await runner.query('alter table receipt alter column status drop not null');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('update receipt set status = 200 where status is null');
    await runner.query('alter table receipt alter column status set not null');
    await runner.query('drop index receipt_created');
  }
}
