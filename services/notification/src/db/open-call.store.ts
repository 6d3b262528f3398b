/** Remembers which stages wait for whom, so that whoever takes up a duty later hears of what already waits for it. */
import type { PermitTransitioned } from '@holdpoint/contracts';
import { prepared } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Call {
  readonly stage: string;
  readonly duties: readonly string[];
}

/**
 * $1 tenant, $2 number, $3 sequence, $4 stages that wait, $5 site, $6 area, $7 calls and $8 the event as JSON. A transition that was seen before, or is
 * older than one that was, changes nothing.
 */
const followStatement = prepared(
  'follow-permit',
  `with news as (
     insert into permit_seen as seen (tenant, number, sequence) values ($1, $2, $3)
     on conflict (tenant, number) do update set sequence = excluded.sequence where seen.sequence < excluded.sequence
     returning number
   ), forgotten as (
     delete from open_call using news
      where open_call.tenant = $1 and open_call.number = news.number and open_call.stage <> all ($4::text[])
   )
   insert into open_call (tenant, number, stage, site, area, duties, event)
   select $1, news.number, call.stage, $5, $6, call.duties, $8::jsonb
     from news, jsonb_to_recordset($7::jsonb) as call(stage text, duties text[])
    where call.stage = any ($4::text[])
   on conflict (tenant, number, stage) do update set duties = excluded.duties, event = excluded.event`,
);

@Injectable()
export class OpenCallStore {
  /** Forgets the stages that no longer wait, and keeps those of `calls` that do, with the event that made them. */
  async follow(em: EntityManager, event: PermitTransitioned, calls: readonly Call[]): Promise<void> {
    const { tenant, data } = event;
    await em.query(followStatement, [
      tenant,
      data.number,
      data.sequence,
      data.waitingOn.map(({ stage }) => stage),
      data.site,
      data.area,
      JSON.stringify(calls),
      calls.length > 0 ? JSON.stringify(event) : null,
    ]);
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
