/** Drafts: plain rows that only their owner sees; the life of a permit begins at submission. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface DraftRow {
  readonly id: string;
  readonly pack: string;
  readonly type: string;
  readonly site: string | null;
  readonly content: Readonly<Record<string, unknown>>;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** The system that prepared it. */
  readonly client?: string | null;
}
export type DraftContent = Pick<DraftRow, 'pack' | 'type' | 'site' | 'content'>;

const columns = `id, pack, type, site, content, version, created_at as "createdAt", updated_at as "updatedAt", client`;

@Injectable()
export class DraftStore {
  constructor(private readonly database: TenantDatabase) {}

  async add(em: EntityManager, tenant: string, owner: string, id: string, draft: DraftContent): Promise<DraftRow> {
    const [row] = await em.query<DraftRow[]>(
      `insert into draft (tenant, id, owner, pack, type, site, content, version)
       values ($1, $2, $3, $4, $5, $6, $7, 1) returning ${columns}`,
      [tenant, id, owner, draft.pack, draft.type, draft.site, draft.content],
    );
    return row!;
  }

  /** @param expected the version that the caller saw; another one there gives nothing back */
  async change(
    em: EntityManager,
    tenant: string,
    owner: string,
    id: string,
    draft: DraftContent,
    expected: number | undefined,
  ): Promise<DraftRow | undefined> {
    const [rows] = await em.query<[DraftRow[], number]>(
      `update draft set pack = $4, type = $5, site = $6, content = $7, version = version + 1, updated_at = now()
       where tenant = $1 and id = $2 and owner = $3 and ($8::int is null or version = $8) returning ${columns}`,
      [tenant, id, owner, draft.pack, draft.type, draft.site, draft.content, expected ?? null],
    );
    return rows[0];
  }

  async one(tenant: string, owner: string, id: string): Promise<DraftRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<DraftRow[]>(`select ${columns} from draft where tenant = $1 and id = $2 and owner = $3`, [
        tenant,
        id,
        owner,
      ]),
    );
    return row;
  }

  /** The owner's, last touched first. */
  list(tenant: string, owner: string, limit: number): Promise<DraftRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<DraftRow[]>(
        `select ${columns} from draft where tenant = $1 and owner = $2 order by updated_at desc, id limit $3`,
        [tenant, owner, limit],
      ),
    );
  }

  async remove(tenant: string, owner: string, id: string): Promise<void> {
    await this.database.read(tenant, (em) =>
      em.query(`delete from draft where tenant = $1 and id = $2 and owner = $3`, [tenant, id, owner]),
    );
  }
}
