/** The isolation register: each isolation as it stands, its past chained by hash, and which permits stand on it. */
import { appendOnly, tenantTable, type Privilege } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: readonly (readonly [string, string, readonly Privilege[]])[] = [
  [
    'isolation',
    `number text not null, site text not null, area text not null, equipment text not null,
     state text not null, in_force boolean not null, sequence integer not null,
     content jsonb not null, chain_head text not null,
     planned_at timestamptz not null, updated_at timestamptz not null,
     primary key (tenant, number), foreign key (tenant, site, area) references area (tenant, site, id)`,
    ['select', 'insert', 'update'],
  ],
  [
    'isolation_entry',
    `number text not null, sequence integer not null, command_key text not null, fingerprint text not null,
     at timestamptz not null, command text not null, actor text not null, events text[] not null,
     state text not null, body text not null, hash text not null,
     primary key (tenant, number, sequence), constraint isolation_entry_command_key unique (tenant, command_key)`,
    ['select', 'insert'],
  ],
  [
    'isolation_dependent',
    `permit text not null, number text not null,
     primary key (tenant, permit, number), foreign key (tenant, number) references isolation (tenant, number)`,
    ['select', 'insert', 'delete'],
  ],
];
const indexes = [
  `create index isolation_planned on isolation (tenant, planned_at desc, number desc)`,
  `create index isolation_of_site on isolation (tenant, site, planned_at desc, number desc)`,
  `create index isolation_dependent_of on isolation_dependent (tenant, number)`,
];

export class IsolationRegister1795512000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns, privileges] of tables) await runner.query(tenantTable(table, columns, ...privileges));
    for (const index of indexes) await runner.query(index);
    await runner.query(appendOnly('isolation_entry'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table isolation_dependent, isolation_entry, isolation`);
  }
}
