/** Sites with their places, duties, calendars and instruments, as administrators read them back. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { DutyHolder, Instrument, NamedPlace, Site, WorkPoint } from './administration.store';

export type WorkPointRead = WorkPoint & { readonly hasCode: boolean };
export interface SiteWhole extends Site {
  readonly areas: readonly NamedPlace[];
  readonly workPoints: readonly WorkPointRead[];
}
export interface DutyRead {
  readonly duty: string;
  readonly area?: string;
  readonly holders: readonly DutyHolder[];
}

/** Who holds a duty now, at a site or at one area of it. */
export interface HeldDuty {
  readonly site: string;
  readonly area: string | null;
  readonly duty: string;
  readonly people: readonly string[];
}

const siteJson = `
  jsonb_build_object('id', s.id, 'name', jsonb_build_object('zh', s.name_zh, 'en', s.name_en), 'zone', s.zone,
    'night', jsonb_build_object('from', s.night_from, 'to', s.night_to), 'calendar', s.calendar, 'packs', to_jsonb(s.packs),
    'testReleaseMinutes', s.test_release_minutes)`;

const utc = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

@Injectable()
export class AdministrationReadModel {
  constructor(private readonly database: TenantDatabase) {}

  async sites(tenant: string): Promise<Site[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ site: Site }[]>(`select ${siteJson} as site from site s where s.tenant = $1 order by s.id`, [tenant]),
    );
    return rows.map(({ site }) => site);
  }

  async site(tenant: string, id: string): Promise<SiteWhole | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<{ site: SiteWhole }[]>(
        `select ${siteJson} || jsonb_build_object(
           'areas', coalesce((
             select jsonb_agg(jsonb_build_object('id', a.id, 'name', jsonb_build_object('zh', a.name_zh, 'en', a.name_en))
               order by a.id)
             from area a where a.tenant = s.tenant and a.site = s.id), '[]'),
           'workPoints', coalesce((
             select jsonb_agg(jsonb_strip_nulls(jsonb_build_object(
               'id', w.id, 'area', w.area, 'name', jsonb_build_object('zh', w.name_zh, 'en', w.name_en),
               'latitude', w.latitude, 'longitude', w.longitude, 'space', w.space, 'bund', w.bund,
               'planX', w.plan_x, 'planY', w.plan_y, 'elevationM', w.elevation_m, 'line', w.line,
               'hasCode', w.code_hash is not null,
               'fixedHotWorkArea', case when w.fixed_hot_work_reviewed_on is not null then jsonb_build_object(
                 'reviewedOn', w.fixed_hot_work_reviewed_on::text,
                 'hazardDistanceM', coalesce(w.fixed_hot_work_distance_m, 0)) end)) order by w.id)
             from work_point w where w.tenant = s.tenant and w.site = s.id), '[]')) as site
         from site s where s.tenant = $1 and s.id = $2`,
        [tenant, id],
      ),
    );
    return row?.site;
  }

  async duties(tenant: string, site: string): Promise<DutyRead[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ entry: DutyRead }[]>(
        `select jsonb_strip_nulls(jsonb_build_object('duty', a.duty, 'area', a.area,
           'holders', jsonb_agg(jsonb_build_object('person', a.person, 'from', ${utc('a.valid_from')},
             'until', ${utc('a.valid_until')}, 'absentFrom', ${utc('a.absent_from')},
             'absentUntil', ${utc('a.absent_until')}) order by a.valid_from, a.person))) as entry
         from assignment a where a.tenant = $1 and a.site = $2 group by a.duty, a.area order by a.duty, a.area nulls first`,
        [tenant, site],
      ),
    );
    return rows.map(({ entry }) => entry);
  }

  /** Who holds which duty now, at the site or any area of it (any site, without one); a holder who is away counts. */
  async holders(tenant: string, site: string | undefined): Promise<Readonly<Record<string, readonly string[]>>> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ duty: string; people: string[] }[]>(
        `select duty, array_agg(distinct person) as people from assignment
         where tenant = $1 and ($2::text is null or site = $2)
           and valid_from <= now() and (valid_until is null or valid_until > now())
         group by duty`,
        [tenant, site ?? null],
      ),
    );
    return Object.fromEntries(rows.map(({ duty, people }) => [duty, people]));
  }

  /** A holder who is away counts. */
  heldDuties(tenant: string): Promise<HeldDuty[]> {
    return this.database.read(tenant, (em) =>
      em.query<HeldDuty[]>(
        `select site, area, duty, array_agg(distinct person) as people from assignment
         where tenant = $1 and valid_from <= now() and (valid_until is null or valid_until > now())
         group by site, area, duty`,
        [tenant],
      ),
    );
  }

  sitesWithAreas(tenant: string): Promise<{ site: string; zone: string; packs: string[]; areas: string[] }[]> {
    return this.database.read(tenant, (em) =>
      em.query<{ site: string; zone: string; packs: string[]; areas: string[] }[]>(
        `select s.id as site, s.zone, s.packs, coalesce(
           (select array_agg(a.id order by a.id) from area a where a.tenant = s.tenant and a.site = s.id), '{}') as areas
         from site s where s.tenant = $1 order by s.id`,
        [tenant],
      ),
    );
  }

  async instruments(tenant: string, site?: string): Promise<Instrument[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ instrument: Instrument }[]>(
        `select jsonb_strip_nulls(jsonb_build_object('id', i.id, 'site', i.site, 'model', i.model,
           'substances', to_jsonb(i.substances), 'calibratedUntil', i.calibrated_until::text, 'retired', i.retired)) as instrument
         from instrument i where i.tenant = $1 and ($2::text is null or i.site = $2) order by i.id`,
        [tenant, site ?? null],
      ),
    );
    return rows.map(({ instrument }) => instrument);
  }

  /** The site's own days of one year; the public calendar's aren't in it. */
  async calendar(tenant: string, site: string, year: number): Promise<{ day: string; kind: string }[]> {
    return this.database.read(tenant, (em) =>
      em.query<{ day: string; kind: string }[]>(
        `select day::text, kind from calendar_day
         where tenant = $1 and site = $2 and day >= make_date($3, 1, 1) and day < make_date($3 + 1, 1, 1) order by day`,
        [tenant, site, year],
      ),
    );
  }
}
