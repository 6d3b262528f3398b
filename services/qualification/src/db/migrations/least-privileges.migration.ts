/** The runtime role has what the migrations grant it and nothing more; the table of keys from before the receipts goes, which nobody reads any more. */
import { leastPrivileges } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class LeastPrivileges1795572000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What was answered by a process of the release before while this one came up.
    await runner.query(
      `insert into receipt (tenant, key, fingerprint, answer, created_at)
       select tenant, key, fingerprint, jsonb_build_object('answer', answer), written_at from idempotency_key
       on conflict do nothing`,
    );
    await runner.query('drop table idempotency_key');
    await runner.query(leastPrivileges({ deletes: ['outbox', 'inbox', 'receipt'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table idempotency_key (
         tenant text not null, key text not null, fingerprint text not null, answer jsonb, written_at timestamptz not null,
         primary key (tenant, key))`,
    );
  }
}
