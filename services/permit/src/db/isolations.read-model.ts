/** Isolations as people and systems look for them: lists with keyset pages, one isolation, its past, and a site's blinds. */
import type { Transition } from '@holdpoint/contracts';
import type { Instant, Isolation, IsolationState } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';

export interface IsolationFilter {
  readonly site?: string;
  readonly area?: string;
  readonly state?: readonly IsolationState[];
  /** Number of a permit that stands on it. */
  readonly permit?: string;
}
export interface IsolationPageQuestion {
  readonly limit: number;
  readonly after?: { readonly plannedAt: Instant; readonly number: string };
}
export interface IsolationRow {
  readonly isolation: Isolation;
  readonly inForce: boolean;
  readonly chainHead: string;
}
export interface IsolationEntryRow {
  readonly sequence: number;
  readonly at: Date;
  readonly command: string;
  readonly actor: string;
  readonly events: readonly string[];
  readonly state: IsolationState;
  readonly hash: string;
}
/** One line of a site's blind list (GB 30871 cl. 7.1). */
export interface BlindRow {
  readonly point: string;
  /** Number on the tag that hangs there. */
  readonly tag: string | null;
  readonly drawing: string | null;
  readonly size: string | null;
  readonly position: string | null;
  readonly state: string;
  readonly area: string;
  readonly equipment: string | null;
  /** The isolation of the register; or null, and the permit on which alone it was recorded. */
  readonly isolation: string | null;
  readonly permits: readonly string[];
  readonly changedAt: Date;
}

const conditions: Readonly<Record<keyof IsolationFilter, (value: string) => string>> = {
  site: (value) => `i.site = ${value}`,
  area: (value) => `i.area = ${value}`,
  state: (value) => `i.state = any(${value}::text[])`,
  permit: (value) => `exists (
    select from isolation_dependent d where d.tenant = i.tenant and d.number = i.number and d.permit = ${value})`,
};
const columns = `i.content as isolation, i.in_force as "inForce", i.chain_head as "chainHead"`;

/** $1 tenant, $2 site, $3 whether those taken out long ago are asked for too. */
const blindsStatement = `
  select p->>'point' as point, p->>'tag' as tag, p->>'drawing' as drawing, p->>'size' as size, p->>'position' as position,
    p->>'state' as state, i.area, i.equipment, i.number as isolation,
    array(select jsonb_array_elements_text(i.content->'dependents')) as permits, i.updated_at as "changedAt"
  from isolation i, jsonb_array_elements(i.content->'points') p
  where i.tenant = $1 and i.site = $2 and p->>'kind' = 'blind' and ($3::boolean or p->>'state' <> 'removed')
  union all
  select p->>'point', p->>'tag', null, null, null, p->>'state', w.area, null, null, array[w.number], (p->>'at')::timestamptz
  from permit w, jsonb_array_elements(w.state->'isolations') p
  where w.tenant = $1 and w.site = $2 and w.live and p->>'kind' = 'blind' and ($3::boolean or p->>'state' <> 'removed')
  order by area, point, isolation nulls last`;

@Injectable()
export class IsolationsReadModel {
  constructor(private readonly database: TenantDatabase) {}

  /** Newest first; one row more than `limit` tells that there is another page. */
  async list(tenant: string, filter: IsolationFilter, page: IsolationPageQuestion): Promise<IsolationRow[]> {
    const values: unknown[] = [tenant];
    const param = (value: unknown): string => `$${values.push(value)}`;
    const where = ['i.tenant = $1'];
    for (const [name, value] of Object.entries(filter))
      if (value !== undefined) where.push(conditions[name as keyof IsolationFilter](param(value)));
    if (page.after)
      where.push(
        `(i.planned_at, i.number) < (${param(page.after.plannedAt)}::timestamptz, ${param(page.after.number)})`,
      );
    return this.database.read(tenant, (em) =>
      em.query<IsolationRow[]>(
        `select ${columns} from isolation i where ${where.join(' and ')}
         order by i.planned_at desc, i.number desc limit ${page.limit + 1}`,
        values,
      ),
    );
  }

  async one(tenant: string, number: string): Promise<IsolationRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<IsolationRow[]>(`select ${columns} from isolation i where i.tenant = $1 and i.number = $2`, [
        tenant,
        number,
      ]),
    );
    return row;
  }

  entries(tenant: string, number: string, after: number, limit: number): Promise<IsolationEntryRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<IsolationEntryRow[]>(
        `select sequence, at, command, actor, events, state, hash from isolation_entry
         where tenant = $1 and number = $2 and sequence > $3 order by sequence limit $4`,
        [tenant, number, after, limit],
      ),
    );
  }

  /** Every entry as it was hashed, in order: of the same shape as a permit's, so that the same verifier reads it. */
  async past(tenant: string, number: string): Promise<Transition[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ body: string; hash: string }[]>(
        `select body, hash from isolation_entry where tenant = $1 and number = $2 order by sequence`,
        [tenant, number],
      ),
    );
    return rows.map(({ body, hash }) => ({ body: JSON.parse(body) as Transition['body'], hash }));
  }

  /** Numbers of those with an entry in a month of UTC, `YYYY-MM`; at one site or at all. */
  async activeIn(tenant: string, month: string, site?: string): Promise<readonly string[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ number: string }[]>(
        `select i.number from isolation i
         where i.tenant = $1 and ($3::text is null or i.site = $3) and exists (
           select from isolation_entry e where e.tenant = i.tenant and e.number = i.number
             and e.at >= ($2 || '-01')::date at time zone 'UTC'
             and e.at < (($2 || '-01')::date + interval '1 month') at time zone 'UTC')
         order by i.number`,
        [tenant, month, site ?? null],
      ),
    );
    return rows.map(({ number }) => number);
  }

  async blinds(tenant: string, site: string, removedToo: boolean): Promise<BlindRow[] | undefined> {
    return this.database.read(tenant, async (em) => {
      const known = await em.query<unknown[]>(`select from site where tenant = $1 and id = $2`, [tenant, site]);
      return known.length === 0 ? undefined : em.query<BlindRow[]>(blindsStatement, [tenant, site, removedToo]);
    });
  }
}
