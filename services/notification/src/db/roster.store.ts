/** Keeps who holds which duty where: the newest set per site, area and duty, whatever order events arrive in. */
import type { AssignmentChanged } from '@holdpoint/contracts';
import { prepared } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Post } from '../app/roster';
import { PostEntity } from './post.entity';

const locks = {
  change: `select pg_advisory_xact_lock(hashtextextended($1, 0))`,
  read: prepared('hold-roster', `select pg_advisory_xact_lock_shared(hashtextextended($1, 0))`),
} as const;
const siteStatement = prepared(
  'roster-of-site',
  `select site, area, duty, holders from post where tenant = $1 and site = $2`,
);

@Injectable()
export class RosterStore {
  /**
   * Keeps what a permit's news is addressed by and what it leaves behind in step with the roster: news of permits of one site run side by side, a
   * change of that site's roster runs alone. Without it somebody could take up a duty between the look and the commit, and never be told.
   */
  async hold(em: EntityManager, tenant: string, site: string, how: 'read' | 'change'): Promise<void> {
    await em.query(locks[how], [`roster/${tenant}/${site}`]);
  }

  /** False when a newer set was there already. Of two with the same time the later to arrive wins: one key's events arrive in order. */
  async keep(em: EntityManager, { tenant, id, time, data }: AssignmentChanged): Promise<boolean> {
    const kept = await em.query<unknown[]>(
      `insert into post (tenant, site, area, duty, holders, event_id, event_time) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant, site, area, duty) do update
         set holders = excluded.holders, event_id = excluded.event_id, event_time = excluded.event_time
         where post.event_time <= excluded.event_time
       returning 1`,
      [tenant, data.site, data.area ?? '', data.duty, JSON.stringify(data.holders), id, time],
    );
    return kept.length > 0;
  }

  /** Everything known of one site. */
  async ofSite(em: EntityManager, tenant: string, site: string): Promise<Post[]> {
    return (await em.query<PostRow[]>(siteStatement, [tenant, site])).map(postOf);
  }

  /** Everything known of these sites. */
  async ofSites(em: EntityManager, tenant: string, sites: readonly string[]): Promise<Post[]> {
    const rows = await em.query<PostRow[]>(
      `select site, area, duty, holders from post where tenant = $1 and site = any ($2)`,
      [tenant, sites],
    );
    return rows.map(postOf);
  }

  /** One duty, at every site of the tenant. */
  async ofDuty(em: EntityManager, tenant: string, duty: string): Promise<Post[]> {
    return (await em.findBy(PostEntity, { tenant, duty })).map(postOf);
  }
}

type PostRow = Pick<PostEntity, 'site' | 'area' | 'duty' | 'holders'>;

const postOf = ({ site, area, duty, holders }: PostRow): Post => ({
  site,
  duty,
  holders,
  ...(area === '' ? {} : { area }),
});
