/** A template as people read it, and which of it no longer fits the rules of today. */
import { wordsFor, type Language } from '@holdpoint/contracts';
import { filledMisses, mustBeFresh, type TypePack, type Unmet } from '@holdpoint/permit-domain';
import type { TemplateContent, TemplateRow } from '../../db/template.store';

export interface StaleField {
  readonly code: string;
  readonly field: string;
  readonly clause?: string;
  readonly message: string;
}
export interface TemplateView {
  readonly id: string;
  readonly version: number;
  readonly name: TemplateRow['name'];
  readonly pack: string;
  readonly type: string;
  readonly site?: string;
  readonly content: TemplateContent;
  readonly packVersion: string;
  readonly savedBy: string;
  readonly savedAt: string;
  readonly retired: boolean;
  readonly reason?: string;
}

export const templateView = ({ site, savedAt, reason, ...row }: TemplateRow): TemplateView => ({
  ...row,
  ...(site !== null && { site }),
  savedAt: savedAt.toISOString(),
  ...(reason !== null && { reason }),
});

/** Where its rules are looked for. An area is one of its site: named without one, it says nothing yet. */
export const templatePlace = (
  site: string | undefined,
  { area }: Pick<TemplateContent, 'area'>,
): { readonly site?: string; readonly area?: string } =>
  site === undefined ? {} : { site, ...(area !== undefined && { area }) };

/** What of a template can't be taken over under `pack`: unknown, impossible, or to be given anew each time. */
export function templateMisses({ form, people }: TemplateContent, pack: TypePack, date: string): readonly Unmet[] {
  const fresh = Object.keys(form)
    .filter((id) => pack.form.some((field) => field.id === id) && mustBeFresh(pack, id))
    .map((id): Unmet => {
      const { clause, certainty } = pack.form.find((field) => field.id === id)!;
      return { code: 'template-field-fresh', params: { field: id }, field: `/form/${id}`, clause, certainty };
    });
  return [...fresh, ...filledMisses({ form, ...(people && { people }) }, pack, date)];
}

export const staleField = ({ code, field = '/', clause, params }: Unmet, language: Language): StaleField => ({
  code,
  field,
  ...(clause !== undefined && { clause }),
  message: wordsFor(code, language, params),
});
