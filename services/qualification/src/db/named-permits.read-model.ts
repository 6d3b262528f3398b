/** The permits that name a person, live ones first asked for. */
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import { decodeCursor, type Page, type PageRequest, pageOf } from '../app/cursor';
import { NamedPermitEntity } from './entities/named-permit.entity';

export interface NamedPermitView {
  readonly number: string;
  readonly permitType: string;
  readonly level: string;
  readonly site: string;
  readonly area: string;
  readonly phase: string;
  readonly validUntil: Instant;
  readonly roles: readonly string[];
}

export const namedPermitsReadModel = {
  /** By number; permits that are over only where asked for. */
  async ofPerson(
    em: EntityManager,
    tenant: string,
    person: string,
    includeOver: boolean,
    page: PageRequest,
  ): Promise<Page<NamedPermitView>> {
    const after = decodeCursor(page.cursor, 1);
    const query = em
      .createQueryBuilder(NamedPermitEntity, 'permit')
      .where('permit.tenant = :tenant and permit.people @> cast(:named as jsonb)', {
        tenant,
        named: JSON.stringify([{ person }]),
      });
    if (!includeOver) query.andWhere('permit.live');
    if (after) query.andWhere('permit.number > :after', { after: after[0] });
    const rows = await query
      .orderBy('permit.number')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      (row) => [row.number],
      (row) => ({
        number: row.number,
        permitType: row.permitType,
        level: row.level,
        site: row.site,
        area: row.area,
        phase: row.phase,
        validUntil: row.validUntil,
        roles: row.people.filter((one) => one.person === person).map((one) => one.role),
      }),
    );
  },
} as const;
