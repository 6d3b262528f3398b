/** Sites, areas, work points, duties, calendars and instruments: what facts are drawn from. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface NamedPlace {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}
export interface Site extends NamedPlace {
  readonly zone: string;
  readonly night: { readonly from: string; readonly to: string };
  readonly calendar: 'cn' | 'none';
  readonly packs: readonly string[];
  /** How long points may stay released for a test run before people are warned. */
  readonly testReleaseMinutes: number;
}
export interface WorkPoint extends NamedPlace {
  readonly area: string;
  /** Degrees; both or neither. */
  readonly latitude?: number;
  readonly longitude?: number;
  /** Metres on the site's plan; both or neither. */
  readonly planX?: number;
  readonly planY?: number;
  readonly elevationM?: number;
  readonly space?: string;
  readonly bund?: string;
  /** Process line or piece of equipment. */
  readonly line?: string;
  readonly fixedHotWorkArea?: { readonly reviewedOn: string; readonly hazardDistanceM: number };
}
export interface DutyHolder {
  readonly person: string;
  readonly from: string;
  readonly until?: string;
  readonly absentFrom?: string;
  readonly absentUntil?: string;
}
export interface Instrument {
  readonly id: string;
  readonly site: string;
  readonly model: string;
  readonly substances: readonly string[];
  readonly calibratedUntil?: string;
  readonly retired: boolean;
}

@Injectable()
export class AdministrationStore {
  async putSite(em: EntityManager, tenant: string, site: Site): Promise<void> {
    await em.query(
      `insert into site (tenant, id, name_zh, name_en, zone, night_from, night_to, calendar, packs,
         test_release_minutes)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (tenant, id) do update set name_zh = $3, name_en = $4, zone = $5, night_from = $6, night_to = $7,
         calendar = $8, packs = $9, test_release_minutes = $10`,
      [
        tenant,
        site.id,
        site.name.zh,
        site.name.en,
        site.zone,
        site.night.from,
        site.night.to,
        site.calendar,
        site.packs,
        site.testReleaseMinutes,
      ],
    );
  }

  async putArea(em: EntityManager, tenant: string, site: string, area: NamedPlace): Promise<void> {
    await em.query(
      `insert into area (tenant, site, id, name_zh, name_en) values ($1, $2, $3, $4, $5)
       on conflict (tenant, site, id) do update set name_zh = $4, name_en = $5`,
      [tenant, site, area.id, area.name.zh, area.name.en],
    );
  }

  /** @param codeHash absent: the plate's code stays as it is */
  async putWorkPoint(
    em: EntityManager,
    tenant: string,
    site: string,
    point: WorkPoint,
    codeHash?: string,
  ): Promise<void> {
    await em.query(
      `insert into work_point (tenant, site, id, area, name_zh, name_en, latitude, longitude, space, bund,
         fixed_hot_work_reviewed_on, fixed_hot_work_distance_m, code_hash, plan_x, plan_y, elevation_m, line)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       on conflict (tenant, site, id) do update set area = $4, name_zh = $5, name_en = $6, latitude = $7, longitude = $8,
         space = $9, bund = $10, fixed_hot_work_reviewed_on = $11, fixed_hot_work_distance_m = $12,
         plan_x = $14, plan_y = $15, elevation_m = $16, line = $17, code_hash = coalesce($13, work_point.code_hash)`,
      [
        tenant,
        site,
        point.id,
        point.area,
        point.name.zh,
        point.name.en,
        point.latitude ?? null,
        point.longitude ?? null,
        point.space ?? null,
        point.bund ?? null,
        point.fixedHotWorkArea?.reviewedOn ?? null,
        point.fixedHotWorkArea?.hazardDistanceM ?? null,
        codeHash ?? null,
        point.planX ?? null,
        point.planY ?? null,
        point.elevationM ?? null,
        point.line ?? null,
      ],
    );
  }

  /** The whole set of holders of a duty at a site, or at one area of it; an empty set leaves it vacant. */
  async putHolders(
    em: EntityManager,
    tenant: string,
    place: { readonly site: string; readonly area?: string; readonly duty: string },
    holders: readonly DutyHolder[],
  ): Promise<void> {
    const { site, area = null, duty } = place;
    await em.query(
      `with gone as (
         delete from assignment where tenant = $1 and site = $2 and duty = $4 and area is not distinct from $3)
       insert into assignment (tenant, id, site, area, duty, person, valid_from, valid_until, absent_from, absent_until)
       select $1, gen_random_uuid(), $2, $3, $4, h.person, h."from", h.until, h."absentFrom", h."absentUntil"
       from jsonb_to_recordset($5::jsonb) as h(
         person text, "from" timestamptz, until timestamptz, "absentFrom" timestamptz, "absentUntil" timestamptz)`,
      [tenant, site, area, duty, JSON.stringify(holders)],
    );
  }

  async areaKnown(em: EntityManager, tenant: string, site: string, area: string): Promise<boolean> {
    const rows = await em.query<unknown[]>(`select from area where tenant = $1 and site = $2 and id = $3`, [
      tenant,
      site,
      area,
    ]);
    return rows.length > 0;
  }

  async putDay(em: EntityManager, tenant: string, site: string, day: string, kind: string): Promise<void> {
    await em.query(
      `insert into calendar_day (tenant, site, day, kind) values ($1, $2, $3, $4)
       on conflict (tenant, site, day) do update set kind = $4`,
      [tenant, site, day, kind],
    );
  }

  async putInstrument(em: EntityManager, tenant: string, instrument: Instrument): Promise<void> {
    const { id, site, model, substances, calibratedUntil, retired } = instrument;
    await em.query(
      `insert into instrument (tenant, id, site, model, substances, calibrated_until, retired)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant, id) do update set site = $3, model = $4, substances = $5, calibrated_until = $6, retired = $7`,
      [tenant, id, site, model, substances, calibratedUntil ?? null, retired],
    );
  }
}
