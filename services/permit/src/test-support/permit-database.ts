/** A migrated database of the permit service for one spec file, opened as the runtime role. */
import { setEventSource } from '@holdpoint/outbox';
import { databaseSettings, openDatabase, TenantDatabase } from '@holdpoint/service-kit';
import { serviceDatabase, type ServiceDatabase } from '@holdpoint/testing';
import { permitEntities, permitMigrations } from '../db';

export interface PermitDatabase extends ServiceDatabase {
  readonly tenants: TenantDatabase;
  close(): Promise<void>;
}

export async function permitDatabase(purpose: string): Promise<PermitDatabase> {
  const database = await serviceDatabase(`permit_${purpose}`);
  setEventSource('permit');
  const source = await openDatabase(
    { name: 'permit', entities: permitEntities, migrations: permitMigrations },
    databaseSettings({ HOLDPOINT_DATABASE_URL: database.url, HOLDPOINT_MIGRATION_DATABASE_URL: database.migrationUrl }),
  );
  const close = async (): Promise<void> => {
    await source.destroy();
    await database.drop();
  };
  return { ...database, tenants: new TenantDatabase(source), close };
}

/** One site in Shanghai's time with two areas, three work points, duties and an instrument. */
export async function seedPlant(database: ServiceDatabase, tenant: string): Promise<void> {
  const rows = [
    `site (tenant, id, name_zh, name_en, zone, night_from, night_to, calendar, packs)
      values ($1, 'north', '北厂', 'North', 'Asia/Shanghai', '22:00', '06:00', 'cn', '{gb30871-2022}')`,
    `area (tenant, site, id, name_zh, name_en)
      values ($1, 'north', 'tanks', '罐区', 'Tanks'), ($1, 'north', 'shop', '车间', 'Shop')`,
    `work_point (tenant, site, id, area, name_zh, name_en, latitude, longitude, space, bund)
      values ($1, 'north', 'wp-1', 'tanks', '一', 'One', 30.0, 120.0, null, 'bund-1'),
             ($1, 'north', 'wp-2', 'tanks', '二', 'Two', 30.0002, 120.0, null, 'bund-1'),
             ($1, 'north', 'wp-far', 'shop', '远', 'Far', 30.01, 120.0, null, null)`,
    `instrument (tenant, id, site, model, substances, calibrated_until, retired)
      values ($1, 'ins-1', 'north', 'X4', '{combustible,oxygen}', '2027-01-31', false),
             ($1, 'ins-old', 'north', 'X4', '{combustible}', '2027-01-31', true)`,
  ];
  for (const row of rows) await database.query(`insert into ${row}`, [tenant]);
}
