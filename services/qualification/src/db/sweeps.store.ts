/** What the ticker looks for over all tenants, and claims so that two processes don't do it twice. */
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import type { LocalDate } from '../app/local-date';

interface TenantRow {
  readonly tenant: string;
}
const tenantsOf = (rows: readonly TenantRow[]): string[] => rows.map((row) => row.tenant);

export interface DueCertificate {
  readonly id: string;
  readonly person: string;
  readonly certificateClass: string;
}
export interface ExpiringCertificate extends DueCertificate {
  readonly lastDay: LocalDate;
  readonly endsAt: Instant;
  readonly team: string | null;
  readonly superior: string | null;
  /** The lowest rung told so far for this last day. */
  readonly told: number | null;
}

export const sweepsStore = {
  /** One sweep of a tenant at a time; false when another process is at it. Held until the transaction ends. */
  async begin(em: EntityManager, tenant: string, sweep: string): Promise<boolean> {
    const [row] = await em.query<{ mine: boolean }[]>(
      `select pg_try_advisory_xact_lock(hashtext($1), hashtext($2)) as mine`,
      [`qualification ${sweep}`, tenant],
    );
    return row?.mine === true;
  },

  tenantsWithLapsed: async (em: EntityManager, now: Instant): Promise<string[]> =>
    tenantsOf(
      await em.query<TenantRow[]>(`select distinct tenant from certificate where state = 'held' and ends_at <= $1`, [
        now,
      ]),
    ),

  /** Lapses what has run out and answers those rows: each once, because only a held one is taken. */
  async lapse(em: EntityManager, tenant: string, now: Instant, limit: number): Promise<DueCertificate[]> {
    const [rows] = await em.query<[{ id: string; person: string; certificate_class: string }[], number]>(
      `update certificate set state = 'lapsed', state_reason = null, state_since = $2, next_check_due = null
        where tenant = $1 and id in (
          select id from certificate where tenant = $1 and state = 'held' and ends_at <= $2 order by ends_at, id limit $3 for update)
        returning id, person, certificate_class`,
      [tenant, now, limit],
    );
    return rows.map((row) => ({ id: row.id, person: row.person, certificateClass: row.certificate_class }));
  },

  tenantsWithHeld: async (em: EntityManager, until: Instant): Promise<string[]> =>
    tenantsOf(
      await em.query<TenantRow[]>(`select distinct tenant from certificate where state = 'held' and ends_at <= $1`, [
        until,
      ]),
    ),

  /** Held certificates whose last day lies in the span, without those that a longer one of the same class replaces. */
  async expiring(em: EntityManager, tenant: string, from: LocalDate, to: LocalDate): Promise<ExpiringCertificate[]> {
    const rows = await em.query<
      {
        id: string;
        person: string;
        certificate_class: string;
        last_day: string;
        ends_at: Date;
        team: string | null;
        superior: string | null;
        told: number | null;
      }[]
    >(
      `select c.id, c.person, c.certificate_class, to_char(c.last_day, 'YYYY-MM-DD') as last_day, c.ends_at, p.team, p.superior,
              (select min(w.days) from expiry_warning w
                where w.tenant = c.tenant and w.certificate = c.id and w.last_day = c.last_day) as told
         from certificate c join person p on p.tenant = c.tenant and p.id = c.person
        where c.tenant = $1 and c.state = 'held' and c.last_day between $2 and $3 and p.standing = 'active'
          and not exists (
            select from certificate other
             where other.tenant = c.tenant and other.person = c.person and other.certificate_class = c.certificate_class
               and other.id <> c.id and other.state = 'held' and other.verification <> 'refuted' and other.last_day > $3)
        order by c.last_day, c.id`,
      [tenant, from, to],
    );
    return rows.map((row) => ({
      id: row.id,
      person: row.person,
      certificateClass: row.certificate_class,
      lastDay: row.last_day,
      endsAt: row.ends_at.toISOString(),
      team: row.team,
      superior: row.superior,
      told: row.told,
    }));
  },

  /** False when that rung was told before. */
  async addWarning(
    em: EntityManager,
    warning: { tenant: string; certificate: string; lastDay: LocalDate; days: number; at: Instant },
  ): Promise<boolean> {
    const rows = await em.query<unknown[]>(
      `insert into expiry_warning (tenant, certificate, last_day, days, warned_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning certificate`,
      [warning.tenant, warning.certificate, warning.lastDay, warning.days, warning.at],
    );
    return rows.length > 0;
  },

  tenantsWithBans: async (em: EntityManager, now: Instant): Promise<string[]> =>
    tenantsOf(
      await em.query<TenantRow[]>(
        `select distinct tenant from site_ban where told_at is null and lifted_at is null and starts_at <= $1`,
        [now],
      ),
    ),

  /** Marks bans that have begun as told and answers those still in force. */
  async beginBans(
    em: EntityManager,
    tenant: string,
    now: Instant,
  ): Promise<{ readonly person: string; readonly site: string | null }[]> {
    const [rows] = await em.query<[{ person: string; site: string | null; over: boolean }[], number]>(
      `update site_ban set told_at = $2
        where tenant = $1 and told_at is null and lifted_at is null and starts_at <= $2
        returning person, site, coalesce(ends_at <= $2, false) as over`,
      [tenant, now],
    );
    return rows.filter((row) => !row.over).map(({ person, site }) => ({ person, site }));
  },

  /** Certificates due for a look, of classes that a register covers; each is put off, so that no other process takes it meanwhile. */
  async claimDue(
    em: EntityManager,
    coverage: readonly { readonly tenant: string | null; readonly certificateClass: string }[],
    now: Instant,
    putOffUntil: Instant,
    limit: number,
  ): Promise<{ readonly tenant: string; readonly id: string }[]> {
    const [rows] = await em.query<[{ tenant: string; id: string }[], number]>(
      `update certificate c set next_check_due = $2
         from (select due.tenant, due.id from certificate due
                where due.next_check_due <= $1 and due.state = 'held'
                  and exists (select from json_to_recordset($3::json) as covered(tenant text, "certificateClass" text)
                               where covered."certificateClass" = due.certificate_class
                                 and (covered.tenant is null or covered.tenant = due.tenant))
                order by due.next_check_due limit $4 for update skip locked) as mine
        where c.tenant = mine.tenant and c.id = mine.id
        returning c.tenant, c.id`,
      [now, putOffUntil, JSON.stringify(coverage), limit],
    );
    return rows;
  },
} as const;
