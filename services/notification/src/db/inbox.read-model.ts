/** Reads of the in-app inbox: pages newest first, what came after a position, how much is unread. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { IsNull, LessThan, MoreThan, type EntityManager, type FindOptionsWhere } from 'typeorm';
import { InboxItemEntity } from './inbox-item.entity';

export interface InboxPage {
  readonly items: readonly InboxItemEntity[];
  readonly unread: number;
}

@Injectable()
export class InboxReadModel {
  constructor(private readonly database: TenantDatabase) {}

  page(
    tenant: string,
    person: string,
    { before, unread, limit }: { readonly before?: number; readonly unread?: boolean; readonly limit: number },
  ): Promise<InboxPage> {
    const where: FindOptionsWhere<InboxItemEntity> = { tenant, person };
    if (before !== undefined) where.position = LessThan(String(before));
    if (unread) where.readAt = IsNull();
    return this.database.read(tenant, async (em) => ({
      items: await em.find(InboxItemEntity, { where, order: { position: 'DESC' }, take: limit }),
      unread: await this.unread(em, tenant, person),
    }));
  }

  /** In order, at most `limit`. */
  after(tenant: string, person: string, position: number, limit: number): Promise<InboxItemEntity[]> {
    return this.database.read(tenant, (em) =>
      em.find(InboxItemEntity, {
        where: { tenant, person, position: MoreThan(String(position)) },
        order: { position: 'ASC' },
        take: limit,
      }),
    );
  }

  /** Position of the newest item; 0 for an empty inbox. */
  async newest(tenant: string, person: string): Promise<number> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<{ last: string | null }[]>(
        `select max(position) as last from inbox_item where tenant = $1 and person = $2`,
        [tenant, person],
      ),
    );
    return Number(row?.last ?? 0);
  }

  unread(em: EntityManager, tenant: string, person: string): Promise<number> {
    return em.countBy(InboxItemEntity, { tenant, person, readAt: IsNull() });
  }
}
