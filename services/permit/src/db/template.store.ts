/** Templates by version: added to, never changed; the newest version is the template. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface TemplateContent {
  readonly area?: string;
  readonly workPoint?: string;
  readonly people?: readonly { readonly person: string; readonly role: string }[];
  readonly form: Readonly<Record<string, unknown>>;
}
export interface TemplateRow {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly pack: string;
  readonly type: string;
  readonly site: string | null;
  readonly content: TemplateContent;
  /** Of the rules that it was held against as it was saved. */
  readonly packVersion: string;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly retired: boolean;
  readonly reason: string | null;
}

const columns = `id, version, jsonb_build_object('zh', name_zh, 'en', name_en) as name, pack, type, site, content,
  pack_version as "packVersion", saved_by as "savedBy", saved_at as "savedAt", retired, reason`;

@Injectable()
export class TemplateStore {
  constructor(private readonly database: TenantDatabase) {}

  /** Saves of one template come one after the other. */
  async lock(em: EntityManager, tenant: string, id: string): Promise<TemplateRow | undefined> {
    await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`template ${tenant} ${id}`]);
    const [row] = await em.query<TemplateRow[]>(
      `select ${columns} from template_version where tenant = $1 and id = $2 order by version desc limit 1`,
      [tenant, id],
    );
    return row;
  }

  async add(em: EntityManager, tenant: string, row: Omit<TemplateRow, 'savedAt'>): Promise<TemplateRow> {
    const [added] = await em.query<TemplateRow[]>(
      `insert into template_version (tenant, id, version, name_zh, name_en, pack, type, site, content, pack_version, saved_by, retired, reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) returning ${columns}`,
      [
        tenant,
        row.id,
        row.version,
        row.name.zh,
        row.name.en,
        row.pack,
        row.type,
        row.site,
        row.content,
        row.packVersion,
        row.savedBy,
        row.retired,
        row.reason,
      ],
    );
    return added!;
  }

  /** @param version absent: the newest */
  async one(tenant: string, id: string, version?: number): Promise<TemplateRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<TemplateRow[]>(
        `select ${columns} from template_version where tenant = $1 and id = $2 and ($3::int is null or version = $3)
         order by version desc limit 1`,
        [tenant, id, version ?? null],
      ),
    );
    return row;
  }

  /** Newest first. */
  versions(tenant: string, id: string): Promise<TemplateRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<TemplateRow[]>(
        `select ${columns} from template_version where tenant = $1 and id = $2 order by version desc limit 200`,
        [tenant, id],
      ),
    );
  }

  /** Those in use, each in its newest version; of a site, those for every site too. */
  list(tenant: string, type: string | undefined, site: string | undefined): Promise<TemplateRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<TemplateRow[]>(
        `select * from (select distinct on (id) ${columns} from template_version where tenant = $1 order by id, version desc) t
         where not retired and ($2::text is null or type = $2) and ($3::text is null or site is null or site = $3)
         order by id limit 500`,
        [tenant, type ?? null, site ?? null],
      ),
    );
  }
}
