/** People as the API shows them: identity numbers masked. */
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import { decodeCursor, type Page, type PageRequest, pageOf } from '../app/cursor';
import type { IdentityKind } from '../app/identity-number';
import { PersonEntity } from './entities/person.entity';

export interface PersonView {
  readonly id: string;
  readonly kind: 'staff' | 'contractor';
  readonly name: string;
  readonly firm?: string;
  readonly team?: string;
  readonly superior?: string;
  readonly identity: { readonly kind: IdentityKind; readonly masked: string; readonly number?: string };
  readonly standing: 'active' | 'left';
  readonly version: number;
  readonly registeredAt: Instant;
  readonly amendedAt: Instant;
}

export interface PeopleFilter {
  readonly kind?: 'staff' | 'contractor';
  readonly team?: string;
  readonly firm?: string;
  readonly superior?: string;
  readonly standing?: 'active' | 'left';
  /** Part of a name. */
  readonly name?: string;
}

export const personView = (row: PersonEntity): PersonView => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  ...(row.firm !== null && { firm: row.firm }),
  ...(row.team !== null && { team: row.team }),
  ...(row.superior !== null && { superior: row.superior }),
  identity: { kind: row.identityKind, masked: row.identityMasked },
  standing: row.standing,
  version: row.version,
  registeredAt: row.writtenAt,
  amendedAt: row.amendedAt,
});

export const peopleReadModel = {
  async list(em: EntityManager, tenant: string, filter: PeopleFilter, page: PageRequest): Promise<Page<PersonView>> {
    const after = decodeCursor(page.cursor, 1);
    const query = em.createQueryBuilder(PersonEntity, 'person').where('person.tenant = :tenant', { tenant });
    for (const column of ['kind', 'team', 'firm', 'superior', 'standing'] as const)
      if (filter[column] !== undefined) query.andWhere(`person.${column} = :${column}`, { [column]: filter[column] });
    if (filter.name !== undefined) query.andWhere('position(:name in person.name) > 0', { name: filter.name });
    if (after) query.andWhere('person.id > :after', { after: after[0] });
    const rows = await query
      .orderBy('person.id')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(rows, page.limit, (row) => [row.id], personView);
  },
} as const;
