/** Editions as they are written: drafts saved, published under their line's lock, and every act kept beside them. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export type EditionKind = 'overlay' | 'type';
/** What an edition is a version of: an overlay's place, or a permit type of a tenant's own pack. */
export interface EditionLine {
  readonly kind: EditionKind;
  readonly pack: string;
  readonly type: string;
  /** Absent: every site of the tenant. */
  readonly site?: string;
  readonly area?: string;
}
export interface EditionRow {
  readonly id: string;
  readonly kind: EditionKind;
  readonly pack: string;
  readonly type: string;
  readonly site: string | null;
  readonly area: string | null;
  readonly state: 'draft' | 'discarded' | 'published' | 'withdrawn';
  readonly revision: number;
  readonly content: Readonly<Record<string, unknown>>;
  readonly cases: Readonly<Record<string, unknown>> | null;
  readonly author: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** How much had happened on its line when the draft was last saved: what its author saw. */
  readonly lineActs: number;
  readonly version: number | null;
  /** Sites where it is tried first; null: everywhere in its place. */
  readonly pilot: readonly string[] | null;
  readonly effectiveFrom: Date | null;
  readonly publishedBy: string | null;
  readonly publishedAt: Date | null;
  readonly retiredAt: Date | null;
  /** A later version holds everywhere in its place. */
  readonly superseded: boolean;
}
export type EditionAct = 'drafted' | 'saved' | 'discarded' | 'published' | 'widened' | 'rolled-back' | 'retired';

export const editionColumns = `e.id, e.kind, e.pack, e.type, e.site, e.area, e.state, e.revision, e.content, e.cases, e.author,
  e.created_at as "createdAt", e.updated_at as "updatedAt", e.line_acts as "lineActs", e.version, e.pilot,
  e.effective_from as "effectiveFrom", e.published_by as "publishedBy", e.published_at as "publishedAt",
  e.retired_at as "retiredAt",
  exists (select from edition later where later.tenant = e.tenant and later.kind = e.kind and later.pack = e.pack
    and later.type = e.type and later.site is not distinct from e.site and later.area is not distinct from e.area
    and later.state = 'published' and later.pilot is null and later.version > e.version
    and later.effective_from <= now()) as superseded`;

const ofLine = `e.tenant = $1 and e.kind = $2 and e.pack = $3 and e.type = $4
  and e.site is not distinct from $5 and e.area is not distinct from $6`;
const lineValues = (tenant: string, { kind, pack, type, site, area }: EditionLine): unknown[] => [
  tenant,
  kind,
  pack,
  type,
  site ?? null,
  area ?? null,
];

@Injectable()
export class EditionStore {
  /** Publications of one permit type come one after the other, whatever their places: what lies on what is looked at as a whole. */
  async lock(em: EntityManager, tenant: string, { pack, type }: Pick<EditionLine, 'pack' | 'type'>): Promise<void> {
    await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`editions ${tenant} ${pack} ${type}`]);
  }

  /** How much has been published, widened, rolled back and retired on a line; and its last version. */
  async head(em: EntityManager, tenant: string, line: EditionLine): Promise<{ acts: number; version: number }> {
    const [row] = await em.query<{ acts: number; version: number }[]>(
      `select coalesce(max(e.version), 0)::int as version, (
         select count(*)::int from edition_entry n join edition e on e.tenant = n.tenant and e.id = n.edition
         where ${ofLine} and n.act in ('published', 'widened', 'rolled-back', 'retired')) as acts
       from edition e where ${ofLine}`,
      lineValues(tenant, line),
    );
    return row!;
  }

  async add(
    em: EntityManager,
    tenant: string,
    line: EditionLine,
    draft: { id: string; content: object; cases?: object; author: string; lineActs: number },
  ): Promise<void> {
    await em.query(
      `insert into edition (tenant, kind, pack, type, site, area, id, content, cases, author, line_acts, state, revision)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft', 1)`,
      [...lineValues(tenant, line), draft.id, draft.content, draft.cases ?? null, draft.author, draft.lineActs],
    );
  }

  async save(
    em: EntityManager,
    tenant: string,
    id: string,
    draft: { content: object; cases?: object; author: string; lineActs: number },
  ): Promise<void> {
    await em.query(
      `update edition set content = $3, cases = $4, author = $5, line_acts = $6, revision = revision + 1, updated_at = now()
       where tenant = $1 and id = $2`,
      [tenant, id, draft.content, draft.cases ?? null, draft.author, draft.lineActs],
    );
  }

  async discard(em: EntityManager, tenant: string, id: string): Promise<void> {
    await em.query(`update edition set state = 'discarded', updated_at = now() where tenant = $1 and id = $2`, [
      tenant,
      id,
    ]);
  }

  async publish(
    em: EntityManager,
    tenant: string,
    id: string,
    given: { content: object; version: number; pilot?: readonly string[]; from: Date; by: string; at: Date },
  ): Promise<void> {
    const { content, version, pilot = null, from, by, at } = given;
    await em.query(
      `update edition set state = 'published', content = $3, version = $4, pilot = $5, effective_from = $6, published_by = $7,
         published_at = $8, updated_at = $8 where tenant = $1 and id = $2`,
      [tenant, id, content, version, pilot, from, by, at],
    );
  }

  async pilotTo(em: EntityManager, tenant: string, id: string, sites: readonly string[] | undefined): Promise<void> {
    await em.query(`update edition set pilot = $3, updated_at = now() where tenant = $1 and id = $2`, [
      tenant,
      id,
      sites ?? null,
    ]);
  }

  /** As if it had never been published: what held before it holds again. */
  async withdraw(em: EntityManager, tenant: string, id: string): Promise<void> {
    await em.query(`update edition set state = 'withdrawn', updated_at = now() where tenant = $1 and id = $2`, [
      tenant,
      id,
    ]);
  }

  /** With it everything that was in force before it on its line: nothing comes back by its going. */
  async retire(em: EntityManager, tenant: string, line: EditionLine, upTo: number, at: Date): Promise<void> {
    await em.query(
      `update edition e set retired_at = $8, updated_at = now()
       where ${ofLine} and e.state = 'published' and e.version <= $7 and (e.retired_at is null or e.retired_at > $8)`,
      [...lineValues(tenant, line), upTo, at],
    );
  }

  async keep(
    em: EntityManager,
    tenant: string,
    edition: string,
    entry: { act: EditionAct; actor: string; reason?: string; details?: object },
  ): Promise<void> {
    const { act, actor, reason = null, details = {} } = entry;
    await em.query(
      `insert into edition_entry (tenant, edition, sequence, act, actor, reason, details)
       select $1, $2, coalesce(max(sequence), 0) + 1, $3, $4, $5, $6 from edition_entry where tenant = $1 and edition = $2`,
      [tenant, edition, act, actor, reason, details],
    );
  }

  /** Held until the transaction ends. */
  async hold(em: EntityManager, tenant: string, id: string): Promise<EditionRow | undefined> {
    const [row] = await em.query<EditionRow[]>(
      `select ${editionColumns} from edition e where e.tenant = $1 and e.id = $2 for update`,
      [tenant, id],
    );
    return row;
  }
}
