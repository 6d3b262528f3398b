/** Overlays in force; a later one takes the earlier one's place, and open permits keep the rules that they were issued under. */
import type { Overlay } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface OverlayPlace {
  readonly pack: string;
  readonly type: string;
  /** Absent: every site of the tenant. */
  readonly site?: string;
}
export interface OverlayInForce {
  readonly content: Overlay;
  readonly createdBy: string;
  readonly createdAt: Date;
}

@Injectable()
export class OverlayStore {
  constructor(private readonly database: TenantDatabase) {}

  async put(em: EntityManager, tenant: string, place: OverlayPlace, content: object, by: string): Promise<void> {
    const { pack, type, site = null } = place;
    await em.query(
      `update overlay set retired_at = now()
       where tenant = $1 and pack = $2 and type = $3 and site is not distinct from $4 and retired_at is null`,
      [tenant, pack, type, site],
    );
    await em.query(
      `insert into overlay (tenant, id, pack, type, site, content, created_by)
       values ($1, gen_random_uuid(), $2, $3, $4, $5, $6)`,
      [tenant, pack, type, site, content, by],
    );
  }

  async one(tenant: string, { pack, type, site = undefined }: OverlayPlace): Promise<OverlayInForce | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<OverlayInForce[]>(
        `select content, created_by as "createdBy", created_at as "createdAt" from overlay
         where tenant = $1 and pack = $2 and type = $3 and site is not distinct from $4 and retired_at is null`,
        [tenant, pack, type, site ?? null],
      ),
    );
    return row;
  }

  /** The tenant's first, then the site's: the order in which they are laid on. */
  async inForce(tenant: string, pack: string, type: string, site?: string): Promise<OverlayInForce['content'][]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<Pick<OverlayInForce, 'content'>[]>(
        `select content from overlay where tenant = $1 and pack = $2 and type = $3 and retired_at is null
           and (site is null or site = $4) order by site nulls first`,
        [tenant, pack, type, site ?? null],
      ),
    );
    return rows.map(({ content }) => content);
  }

  /** Those of single sites. */
  async ofSites(tenant: string, pack: string, type: string): Promise<OverlayInForce['content'][]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<Pick<OverlayInForce, 'content'>[]>(
        `select content from overlay
         where tenant = $1 and pack = $2 and type = $3 and retired_at is null and site is not null order by site`,
        [tenant, pack, type],
      ),
    );
    return rows.map(({ content }) => content);
  }
}
