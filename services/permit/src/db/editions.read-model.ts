/** Editions as they are read: what holds at a place now, what is published of a type, one with its history. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { editionColumns, type EditionAct, type EditionRow } from './edition.store';
import { editionsInForce } from './statements/editions-in-force';

/** One edition that holds somewhere: what a pack is resolved from. */
export type EditionInForce = Pick<EditionRow, 'id' | 'kind' | 'pack' | 'type' | 'site' | 'area' | 'content'> & {
  readonly version: number;
};
export interface EditionEntryRow {
  readonly sequence: number;
  readonly act: EditionAct;
  readonly actor: string;
  readonly at: Date;
  readonly reason: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}
export interface EditionFilter {
  readonly pack?: string;
  readonly type?: string;
  readonly site?: string;
  readonly state?: string;
}

@Injectable()
export class EditionsReadModel {
  constructor(private readonly database: TenantDatabase) {}

  /** For one type, or for all of them; the tenant's first, then the site's, then the area's. */
  inForce(
    tenant: string,
    { type, site, area }: { readonly type?: string; readonly site?: string; readonly area?: string },
  ): Promise<EditionInForce[]> {
    const statement = editionsInForce({ site: '$2', area: '$3', where: '($4::text is null or e.type = $4)' });
    return this.database.read(tenant, (em) =>
      em.query<EditionInForce[]>(statement, [tenant, site ?? null, area ?? null, type ?? null]),
    );
  }

  /** Everything published of a type, superseded and still to come included. */
  async published(em: EntityManager, tenant: string, pack: string, type: string): Promise<EditionRow[]> {
    return em.query<EditionRow[]>(
      `select ${editionColumns} from edition e
       where e.tenant = $1 and e.pack = $2 and e.type = $3 and e.state = 'published'`,
      [tenant, pack, type],
    );
  }
  ofType(tenant: string, pack: string, type: string): Promise<EditionRow[]> {
    return this.database.read(tenant, (em) => this.published(em, tenant, pack, type));
  }

  /** Names of the tenant's own packs of which something has been published. */
  async ownPacks(tenant: string): Promise<string[]> {
    const rows = await this.database.read(tenant, (em) =>
      em.query<{ pack: string }[]>(
        `select distinct pack from edition where tenant = $1 and kind = 'type' and state = 'published' order by pack`,
        [tenant],
      ),
    );
    return rows.map(({ pack }) => pack);
  }

  async one(tenant: string, id: string): Promise<EditionRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<EditionRow[]>(`select ${editionColumns} from edition e where e.tenant = $1 and e.id = $2`, [tenant, id]),
    );
    return row;
  }

  /** In the order in which it was done. */
  entries(tenant: string, id: string): Promise<EditionEntryRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<EditionEntryRow[]>(
        `select sequence, act, actor, at, reason, details from edition_entry
         where tenant = $1 and edition = $2 order by sequence`,
        [tenant, id],
      ),
    );
  }

  /** Newest first, without their content. */
  list(tenant: string, { pack, type, site, state }: EditionFilter, limit: number): Promise<EditionRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<EditionRow[]>(
        `select ${editionColumns.replace('e.content, e.cases,', `'{}'::jsonb as content, null::jsonb as cases,`)}
         from edition e
         where e.tenant = $1 and ($2::text is null or e.pack = $2) and ($3::text is null or e.type = $3)
           and ($4::text is null or e.site = $4) and ($5::text is null or e.state = $5)
         order by coalesce(e.published_at, e.updated_at) desc, e.id limit $6`,
        [tenant, pack ?? null, type ?? null, site ?? null, state ?? null, limit],
      ),
    );
  }
}
