/** Saves a template as its next version, held against the rules of its place; or retires it. Nothing that must be fresh may be filled in (L1). */
import { localDate } from '@holdpoint/permit-domain';
import { ProblemError, type ProblemReasonInput, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationReadModel } from '../../db/administration.read-model';
import { TemplateStore, type TemplateContent, type TemplateRow } from '../../db/template.store';
import { receiptOf, type AdministrativeAct } from '../administration';
import { staleSequence } from '../permit-problems';
import { ReadPacks } from '../read-packs.use-case';
import { templateMisses, templatePlace, templateView, type TemplateView } from './template-view';

export interface GivenTemplate {
  readonly name: TemplateRow['name'];
  readonly pack: string;
  readonly type: string;
  readonly site?: string;
  readonly content: TemplateContent;
  readonly reason?: string;
}

@Injectable()
export class SaveTemplate {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly templates: TemplateStore,
    private readonly packs: ReadPacks,
    private readonly administration: AdministrationReadModel,
  ) {}

  /** @param expected the version that the caller saw (If-Match). @throws ProblemError 404; 412; 422 with every field that can't be filled in */
  async run(act: AdministrativeAct, id: string, given: GivenTemplate, expected?: number): Promise<TemplateView> {
    const { tenant, person } = act.by;
    const { site, pack, type, content, name, reason } = given;
    const zone = site === undefined ? 'UTC' : (await this.administration.site(tenant, site))?.zone;
    if (zone === undefined) throw new ProblemError(404, 'site-unknown', [], { params: { site: site ?? '' } });
    const resolved = (await this.packs.one(tenant, pack, type, templatePlace(site, content))).pack;
    const misses = templateMisses(content, resolved, localDate(new Date().toISOString(), zone));
    if (misses.length > 0)
      throw new ProblemError(
        422,
        'template-refused',
        misses.map(({ field = '/', ...miss }): ProblemReasonInput => ({ ...miss, field: `/content${field}` })),
      );
    return this.receipts.once(receiptOf(act, `template ${id}`, { ...given, expected }), async (em) => {
      const before = await this.templates.lock(em, tenant, id);
      const version = before?.version ?? 0;
      if (expected !== undefined && expected !== version) throw staleSequence(expected, version);
      // Drafts and permits name it: it stays what it was for.
      if (before && (before.type !== type || before.pack !== pack)) {
        const params = { type: `${before.pack}/${before.type}` };
        throw new ProblemError(422, 'template-refused', [{ code: 'template-of-another-type', params, field: '/type' }]);
      }
      const row = {
        id,
        version: version + 1,
        name,
        pack,
        type,
        site: site ?? null,
        content,
        packVersion: resolved.version,
        savedBy: person,
        retired: false,
        reason: reason ?? null,
      };
      return templateView(await this.templates.add(em, tenant, row));
    });
  }

  /** Its versions stay, for the permits that began with them. @throws ProblemError 404; 409 */
  retire(act: AdministrativeAct, id: string, reason: string): Promise<TemplateView> {
    const { tenant, person } = act.by;
    return this.receipts.once(receiptOf(act, `retire template ${id}`, { reason }), async (em) => {
      const before = await this.templates.lock(em, tenant, id);
      if (!before) throw new ProblemError(404, 'template-unknown');
      if (before.retired) throw new ProblemError(409, 'template-retired');
      const row = { ...before, version: before.version + 1, savedBy: person, retired: true, reason };
      return templateView(await this.templates.add(em, tenant, row));
    });
  }
}
