/** Templates as they stand against the rules of today: one that no longer fits says which fields. */
import type { Language } from '@holdpoint/contracts';
import { localDate } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationReadModel } from '../../db/administration.read-model';
import { TemplateStore, type TemplateRow } from '../../db/template.store';
import type { ResolvedPack } from '../pack-shelf';
import { ReadPacks } from '../read-packs.use-case';
import {
  staleField,
  templateMisses,
  templatePlace,
  templateView,
  type StaleField,
  type TemplateView,
} from './template-view';

export interface TemplateNow extends TemplateView {
  /** Of the rules that hold in its place now. */
  readonly packVersionNow?: string;
  /** Nothing: it fits. */
  readonly stale: readonly StaleField[];
}

@Injectable()
export class ReadTemplates {
  constructor(
    private readonly templates: TemplateStore,
    private readonly packs: ReadPacks,
    private readonly administration: AdministrationReadModel,
  ) {}

  async list(
    tenant: string,
    type: string | undefined,
    site: string | undefined,
    language: Language,
  ): Promise<TemplateNow[]> {
    const rows = await this.templates.list(tenant, type, site);
    return Promise.all(rows.map((row) => this.now(tenant, row, site, language)));
  }

  /** @throws ProblemError 404 */
  async one(tenant: string, id: string, site: string | undefined, language: Language): Promise<TemplateNow> {
    return this.now(tenant, await this.newest(tenant, id), site, language);
  }

  /** @throws ProblemError 404 */
  async versions(tenant: string, id: string): Promise<TemplateView[]> {
    const rows = await this.templates.versions(tenant, id);
    if (rows.length === 0) throw new ProblemError(404, 'template-unknown');
    return rows.map(templateView);
  }

  /** @throws ProblemError 404 */
  async newest(tenant: string, id: string): Promise<TemplateRow> {
    const row = await this.templates.one(tenant, id);
    if (!row) throw new ProblemError(404, 'template-unknown');
    return row;
  }

  /** The rules that it stands under at a site, and in the area of it that it names; absent where its type no longer holds there. */
  async rules(
    tenant: string,
    { pack, type, site, content }: TemplateRow,
    at: string | undefined,
  ): Promise<ResolvedPack | undefined> {
    try {
      return await this.packs.one(tenant, pack, type, templatePlace(site ?? at, content));
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'pack-unknown') return undefined;
      throw error;
    }
  }

  async today(tenant: string, site: string | undefined): Promise<string> {
    const zone = site === undefined ? undefined : (await this.administration.site(tenant, site))?.zone;
    return localDate(new Date().toISOString(), zone ?? 'UTC');
  }

  private async now(
    tenant: string,
    row: TemplateRow,
    at: string | undefined,
    language: Language,
  ): Promise<TemplateNow> {
    const resolved = await this.rules(tenant, row, at);
    if (!resolved) {
      const gone = { code: 'type-unknown', params: { type: row.type, packs: [row.pack] }, field: '/type' };
      return { ...templateView(row), stale: [staleField(gone, language)] };
    }
    const date = await this.today(tenant, row.site ?? at);
    const stale = templateMisses(row.content, resolved.pack, date).map((miss) => staleField(miss, language));
    return { ...templateView(row), packVersionNow: resolved.pack.version, stale };
  }
}
