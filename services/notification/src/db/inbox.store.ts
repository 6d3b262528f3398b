/** Writes of the in-app inbox. */
import { prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Parcel } from '../channels/channel';

/** The PostgreSQL channel on which every replica hears of new items; payload: tenant, person. Ids only. */
export const inboxNews = 'holdpoint_inbox';

/**
 * $1 tenant, $2 parcels as JSON. Each person's counter is moved on by as many as they get, and stays locked until the commit, so that an item with a higher
 * position never becomes visible before one with a lower: a stream may go on from the last position it saw. Counters are taken in the order of the
 * people's ids: two batches don't wait for each other crosswise.
 */
const putStatement = prepared(
  'put-inbox-items',
  `with parcel as materialized (
     select * from jsonb_to_recordset($2::jsonb) as p(
       id uuid, person text, notification uuid, notices text[], urgency smallint, site text, permit text, sequence integer,
       texts jsonb, created_at timestamptz)
   ), counted as (
     insert into inbox_position as counter (tenant, person, last)
     select $1, person, count(*) from parcel group by person order by person
     on conflict (tenant, person) do update set last = counter.last + excluded.last
     returning person, last
   )
   insert into inbox_item
     (tenant, person, position, id, notification, notices, urgency, site, permit, sequence, texts, created_at)
   select $1, p.person, c.last + 1 - row_number() over (partition by p.person order by p.created_at desc, p.id desc),
          p.id, p.notification, p.notices, p.urgency, p.site, p.permit, p.sequence, p.texts, p.created_at
     from parcel p join counted c on c.person = p.person
   on conflict (tenant, id) do nothing`,
);
const newsStatement = prepared('inbox-news', `select pg_notify($1, person) from unnest($2::text[]) as person`);

@Injectable()
export class InboxStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Puts parcels of one tenant into their people's inboxes; a parcel that is there already stays as it is. */
  async put(parcels: readonly Parcel[]): Promise<void> {
    const tenant = parcels[0]?.tenant;
    if (tenant === undefined) return;
    const people = [...new Set(parcels.map(({ person }) => person))];
    await this.database.read(tenant, async (em) => {
      // Each statement is its own transaction. The news goes out after the commit: with it, commits would wait for each other's disk.
      await em.query(putStatement, [tenant, JSON.stringify(parcels.map(itemRow))]);
      await em.query(newsStatement, [inboxNews, people.map((person) => JSON.stringify([tenant, person]))]);
    });
  }

  /** Marks items as read; those already read keep their time. Answers how many there were of the ones named. */
  async markRead(em: EntityManager, tenant: string, person: string, ids: readonly string[]): Promise<number> {
    const [, count] = await em.query<[unknown[], number]>(
      `update inbox_item set read_at = coalesce(read_at, now()) where tenant = $1 and person = $2 and id = any ($3::uuid[])`,
      [tenant, person, ids],
    );
    return count;
  }

  /** Marks every item up to and with this position. */
  async markReadUpTo(em: EntityManager, tenant: string, person: string, position: number): Promise<void> {
    await em.query(
      `update inbox_item set read_at = now() where tenant = $1 and person = $2 and position <= $3 and read_at is null`,
      [tenant, person, position],
    );
  }
}

const itemRow = (parcel: Parcel): object => ({
  id: parcel.id,
  person: parcel.person,
  notification: parcel.notification,
  notices: parcel.notices,
  urgency: parcel.urgency === 'urgent' ? 1 : 0,
  site: parcel.site ?? null,
  permit: parcel.permit ?? null,
  sequence: parcel.sequence ?? null,
  texts: parcel.texts,
  created_at: parcel.createdAt,
});
