/** Who signs for whom, as the permit service tells it: reminders reach whoever may sign. */
import { grantToApp, rowLevelSecurity } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const up = [
  `create table delegation (
     tenant text not null, id text not null, holder text not null, delegate text not null,
     duties text[] not null, sites text[] not null, covers jsonb, valid_from text not null, valid_until text not null,
     withdrawn boolean not null,
     primary key (tenant, id))`,
  `create index delegation_at on delegation using gin (sites)`,
  rowLevelSecurity('delegation'),
  grantToApp('delegation', 'select', 'insert', 'update'),
];

export class Delegations1795536000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of up) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table delegation`);
  }
}
