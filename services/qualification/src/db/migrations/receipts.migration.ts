/** Keys and their answers move into the table that the kit keeps them in for every service. */
import { receiptMigration } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Receipts1795545000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(receiptMigration());
    // The release before goes on with its own table: what it answered until now is known here too.
    await runner.query(
      `insert into receipt (tenant, key, fingerprint, answer, created_at)
       select tenant, key, fingerprint, jsonb_build_object('answer', answer), written_at from idempotency_key`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table receipt');
  }
}
