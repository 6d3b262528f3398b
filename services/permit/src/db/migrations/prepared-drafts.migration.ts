/** Drafts that another system prepares for somebody: whose they are, for which work order, and how far the system had them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class PreparedDrafts1795548000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `alter table draft
         add column client text, add column work_order text, add column prepared_version integer,
         add constraint draft_prepared_whole check (
           (client is null) = (work_order is null) and (client is null) = (prepared_version is null))`,
    );
    await runner.query(
      `create index draft_prepared on draft (tenant, client, work_order, updated_at desc) where client is not null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop index draft_prepared`);
    await runner.query(`alter table draft drop column client, drop column work_order, drop column prepared_version`);
  }
}
