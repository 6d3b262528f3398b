/** Device keys and their revocations: each is written once and never changed (P3). */
import { appendOnly, tenantTable } from '@holdpoint/service-kit';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables: readonly (readonly [string, string])[] = [
  [
    'device_key',
    `id text not null check (id ~ '^[0-9a-f]{32}$'), person text not null,
     algorithm text not null check (algorithm in ('ES256', 'Ed25519')), public_key text not null, device text not null,
     registered_at timestamptz not null,
     primary key (tenant, id)`,
  ],
  [
    'device_key_revocation',
    `key text not null, revoked_at timestamptz not null, revoked_by text not null, reason text not null,
     primary key (tenant, key), foreign key (tenant, key) references device_key (tenant, id)`,
  ],
];

export class DeviceKeys1795534000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of tables) {
      await runner.query(tenantTable(table, columns, 'select', 'insert'));
      await runner.query(appendOnly(table));
    }
    await runner.query(`create index device_key_of on device_key (tenant, person)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table device_key_revocation, device_key`);
  }
}
