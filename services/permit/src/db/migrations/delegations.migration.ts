/** Delegations by holders of duties, and their withdrawals: each is written once and never changed (P1). */
import { appendOnly, tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: readonly (readonly [string, string])[] = [
  [
    'delegation',
    `id uuid not null, holder text not null, delegate text not null check (delegate <> holder),
     duties text[] not null check (cardinality(duties) > 0), sites text[] not null check (cardinality(sites) > 0),
     covers jsonb, valid_from timestamptz not null, valid_until timestamptz not null check (valid_until > valid_from),
     reason text not null, granted_at timestamptz not null,
     primary key (tenant, id)`,
  ],
  [
    'delegation_withdrawal',
    `delegation uuid not null, by_person text not null, reason text not null, at timestamptz not null,
     primary key (tenant, delegation), foreign key (tenant, delegation) references delegation (tenant, id)`,
  ],
];
const indexes = [
  `create index delegation_to on delegation (tenant, delegate, valid_until)`,
  `create index delegation_of on delegation (tenant, holder, valid_until)`,
];

export class Delegations1795530000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of tables) {
      await runner.query(tenantTable(table, columns, 'select', 'insert'));
      await runner.query(appendOnly(table));
    }
    for (const index of indexes) await runner.query(index);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table delegation_withdrawal, delegation`);
  }
}
