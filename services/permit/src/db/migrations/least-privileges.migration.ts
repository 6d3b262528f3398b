/** The runtime role deletes where the service does and nowhere else, and empties nothing; the table of overlays from before the editions goes, which nobody reads any more. */
import { leastPrivileges, tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const deletes = [
  'outbox',
  'inbox',
  'receipt',
  'permit_person',
  'draft',
  'assignment',
  'isolation_dependent',
  'head_moved',
];

export class LeastPrivileges1795572000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Each became an edition when the editions came, with its author and its time.
    await runner.query('drop table overlay');
    await runner.query(leastPrivileges({ deletes }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      tenantTable(
        'overlay',
        `id uuid not null, pack text not null, type text not null, site text, content jsonb not null,
         created_by text not null, created_at timestamptz not null default now(), retired_at timestamptz,
         primary key (tenant, id)`,
        'select',
      ),
    );
  }
}
