/** Writes of the in-app inbox. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Parcel } from '../channels/channel';

/** The PostgreSQL channel on which every replica hears of new items; payload: tenant, person. Ids only. */
export const inboxNews = 'holdpoint_inbox';

@Injectable()
export class InboxStore {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Puts a parcel into its person's inbox; a parcel that is there already stays as it is. The person's counter is locked until the commit, so an item
   * with a higher position never becomes visible before one with a lower: a stream may go on from the last position it saw.
   */
  put(parcel: Parcel): Promise<void> {
    const { tenant, person } = parcel;
    return this.database.write(tenant, async (em) => {
      const [counter] = await em.query<{ last: string }[]>(
        `insert into inbox_position (tenant, person, last) values ($1, $2, 1)
         on conflict (tenant, person) do update set last = inbox_position.last + 1 returning last`,
        [tenant, person],
      );
      await em.query(
        `insert into inbox_item
           (tenant, person, position, id, notification, notices, urgency, site, permit, sequence, texts, created_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (tenant, id) do nothing`,
        [
          tenant,
          person,
          counter!.last,
          parcel.id,
          parcel.notification,
          parcel.notices,
          parcel.urgency === 'urgent' ? 1 : 0,
          parcel.site ?? null,
          parcel.permit ?? null,
          parcel.sequence ?? null,
          JSON.stringify(parcel.texts),
          parcel.createdAt,
        ],
      );
      await em.query(`select pg_notify($1, $2)`, [inboxNews, JSON.stringify([tenant, person])]);
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
