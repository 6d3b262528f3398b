/** Keeps who signs for whom, as the permit service tells it. */
import type { DelegationChanged } from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Delegation } from '../app/delegation';

type Row = Omit<Delegation, 'covers'> & { readonly covers: Delegation['covers'] | null };

@Injectable()
export class DelegationStore {
  /** False when it was known as it is now, or as taken back. */
  async keep(em: EntityManager, { tenant, data }: DelegationChanged): Promise<boolean> {
    const { id, holder, delegate, duties, sites, covers, from, until, withdrawn } = data;
    const kept = await em.query<unknown[]>(
      `insert into delegation (tenant, id, holder, delegate, duties, sites, covers, valid_from, valid_until, withdrawn)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (tenant, id) do update set withdrawn = true where not delegation.withdrawn and excluded.withdrawn
       returning 1`,
      [
        tenant,
        id,
        holder,
        delegate,
        duties,
        sites,
        covers ? JSON.stringify(covers) : null,
        from,
        until,
        withdrawn !== undefined,
      ],
    );
    return kept.length > 0;
  }

  /** Those in force at a site. Instants compare as text. */
  async ofSite(em: EntityManager, tenant: string, site: string, now: string): Promise<Delegation[]> {
    const rows = await em.query<Row[]>(
      `select holder, delegate, duties, sites, covers, valid_from as "from", valid_until as "until" from delegation
        where tenant = $1 and $2 = any(sites) and valid_from <= $3 and valid_until > $3 and not withdrawn`,
      [tenant, site, now],
    );
    return rows.map(({ covers, ...row }) => ({ ...row, ...(covers && { covers }) }));
  }
}
