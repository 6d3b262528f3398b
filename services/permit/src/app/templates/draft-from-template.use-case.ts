/** A draft begun from a template: what it fills in is marked as copied, what must be fresh is named, what no longer fits is left out and named (L1). */
import type { Language } from '@holdpoint/contracts';
import { freshFields } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { AdministrativeAct } from '../administration';
import type { CopiedDraft } from '../copy-permit.use-case';
import { SaveDraft } from '../save-draft.use-case';
import { ReadTemplates } from './read-templates.use-case';
import { staleField, templateMisses, type StaleField } from './template-view';

export interface TemplateDraft extends CopiedDraft {
  readonly stale: readonly StaleField[];
}

@Injectable()
export class DraftFromTemplate {
  constructor(
    private readonly templates: ReadTemplates,
    private readonly drafts: SaveDraft,
  ) {}

  /** @param at the site, where the template is for every site. @throws ProblemError 404; 409 `template-retired`; 422 `type-unknown` */
  async run(act: AdministrativeAct, id: string, at: string | undefined, language: Language): Promise<TemplateDraft> {
    const { tenant } = act.by;
    const row = await this.templates.newest(tenant, id);
    if (row.retired) throw new ProblemError(409, 'template-retired');
    const site = row.site ?? at;
    const resolved = await this.templates.rules(tenant, row, at);
    const { pack, type, version, content } = row;
    if (!resolved)
      throw new ProblemError(422, 'type-unknown', [
        { code: 'type-unknown', params: { type, packs: [pack] }, field: '/type' },
      ]);
    const misses = templateMisses(content, resolved.pack, await this.templates.today(tenant, site));
    const unfit = misses.flatMap(({ field = '' }) =>
      field.startsWith('/form/') ? [field.slice('/form/'.length)] : [],
    );
    const fields = Object.keys(content.form).filter((field) => !unfit.includes(field));
    const { area, workPoint, people } = content;
    const places = {
      ...(site !== undefined && { site }),
      ...(area !== undefined && { area }),
      ...(workPoint !== undefined && { workPoint }),
      ...(people && { people }),
    };
    const form = Object.fromEntries(fields.map((field) => [field, content.form[field]]));
    const copied = { from: id, version, fields };
    const draft = await this.drafts.add(act, { type, pack, content: { ...places, form, copied } });
    return {
      ...draft,
      copied: [...Object.keys(places).map((name) => `/${name}`), ...fields.map((field) => `/form/${field}`)],
      fresh: ['/window', ...freshFields(resolved.pack, fields).map((field) => `/form/${field}`)],
      stale: misses.map((miss) => staleField(miss, language)),
    };
  }
}
