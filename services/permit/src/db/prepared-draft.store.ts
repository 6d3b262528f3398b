/** Drafts that a system prepares for people: the system's own, until the person takes them over by saving. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DraftContent, DraftRow } from './draft.store';

export interface PreparedRow extends DraftRow {
  readonly owner: string;
  readonly workOrder: string;
  /** As of the system's last save; lower than `version` once the person has saved. */
  readonly preparedVersion: number;
}
export interface PreparedContent extends DraftContent {
  readonly owner: string;
  readonly workOrder: string;
}

const columns = `id, owner, pack, type, site, content, version, created_at as "createdAt", updated_at as "updatedAt",
  work_order as "workOrder", prepared_version as "preparedVersion"`;

@Injectable()
export class PreparedDraftStore {
  constructor(private readonly database: TenantDatabase) {}

  async add(
    em: EntityManager,
    tenant: string,
    client: string,
    id: string,
    { owner, workOrder, pack, type, site, content }: PreparedContent,
  ): Promise<PreparedRow> {
    const [row] = await em.query<PreparedRow[]>(
      `insert into draft (tenant, id, owner, pack, type, site, content, version, client, work_order, prepared_version)
       values ($1, $2, $3, $4, $5, $6, $7, 1, $8, $9, 1) returning ${columns}`,
      [tenant, id, owner, pack, type, site, content, client, workOrder],
    );
    return row!;
  }

  /** Nothing where the person has saved since, or it's no draft of this system's. */
  async change(
    em: EntityManager,
    tenant: string,
    client: string,
    id: string,
    { owner, workOrder, pack, type, site, content }: PreparedContent,
  ): Promise<PreparedRow | undefined> {
    const [rows] = await em.query<[PreparedRow[], number]>(
      `update draft set owner = $4, work_order = $5, pack = $6, type = $7, site = $8, content = $9,
         version = version + 1, prepared_version = version + 1, updated_at = now()
       where tenant = $1 and client = $2 and id = $3 and version = prepared_version returning ${columns}`,
      [tenant, client, id, owner, workOrder, pack, type, site, content],
    );
    return rows[0];
  }

  async one(tenant: string, client: string, id: string): Promise<PreparedRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<PreparedRow[]>(`select ${columns} from draft where tenant = $1 and client = $2 and id = $3`, [
        tenant,
        client,
        id,
      ]),
    );
    return row;
  }

  /** The system's, last touched first; of one work order, or of all. */
  list(tenant: string, client: string, workOrder: string | undefined, limit: number): Promise<PreparedRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<PreparedRow[]>(
        `select ${columns} from draft where tenant = $1 and client = $2 and ($3::text is null or work_order = $3)
         order by updated_at desc, id limit $4`,
        [tenant, client, workOrder ?? null, limit],
      ),
    );
  }
}
