/** Remembers which stages wait for whom, so that whoever takes up a duty later hears of what already waits for it. */
import type { PermitTransitioned } from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Call {
  readonly stage: string;
  readonly duties: readonly string[];
}

@Injectable()
export class OpenCallStore {
  /** Whether this is news: a transition that was seen before, or is older than one that was, changes nothing. */
  async isNews(em: EntityManager, { tenant, data }: PermitTransitioned): Promise<boolean> {
    const seen = await em.query<unknown[]>(
      `insert into permit_seen (tenant, number, sequence) values ($1, $2, $3)
       on conflict (tenant, number) do update set sequence = excluded.sequence where permit_seen.sequence < excluded.sequence
       returning 1`,
      [tenant, data.number, data.sequence],
    );
    return seen.length > 0;
  }

  /** Forgets the stages that no longer wait, and keeps `calls` with the event that made them. */
  async follow(em: EntityManager, event: PermitTransitioned, calls: readonly Call[]): Promise<void> {
    const { tenant, data } = event;
    const waiting = data.waitingOn.map(({ stage }) => stage);
    await em.query(`delete from open_call where tenant = $1 and number = $2 and stage <> all ($3)`, [
      tenant,
      data.number,
      waiting,
    ]);
    for (const { stage, duties } of calls)
      await em.query(
        `insert into open_call (tenant, number, stage, site, area, duties, event) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (tenant, number, stage) do update set duties = excluded.duties, event = excluded.event`,
        [tenant, data.number, stage, data.site, data.area, duties, JSON.stringify(event)],
      );
  }

  /** Events whose stages wait for `duty` there. Without an area: anywhere at the site. */
  async waitingFor(
    em: EntityManager,
    tenant: string,
    { site, area, duty }: { readonly site: string; readonly area?: string; readonly duty: string },
  ): Promise<PermitTransitioned[]> {
    const rows = await em.query<{ event: PermitTransitioned }[]>(
      `select event from open_call
        where tenant = $1 and site = $2 and ($3::text is null or area = $3) and $4 = any (duties) order by number, stage`,
      [tenant, site, area ?? null, duty],
    );
    return rows.map(({ event }) => event);
  }
}
