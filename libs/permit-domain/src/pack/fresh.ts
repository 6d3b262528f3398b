/** What of a form is never taken over from a past permit or a template: what is looked at each time, and what the pack says besides. */
import type { FormField, TypePack } from './pack';

/** An analysis, a drawing or a date of last month's job says nothing of today's; what else doesn't is for the pack to say (`fresh`). */
const alwaysFresh: readonly FormField['kind'][] = ['hazards', 'attachment', 'date'];

/** Also for a field that the form doesn't have: nobody knows what it would say. */
export const mustBeFresh = ({ form }: Pick<TypePack, 'form'>, id: string): boolean => {
  const field = form.find((one) => one.id === id);
  return field === undefined || field.fresh === true || alwaysFresh.includes(field.kind);
};

/** Fields that have to be given anew: those that were given, and those that are asked for anyway. */
export const freshFields = (pack: Pick<TypePack, 'form'>, given: readonly string[]): readonly string[] => [
  ...new Set([
    ...given.filter((id) => mustBeFresh(pack, id)),
    ...pack.form.filter(({ id, required }) => required && mustBeFresh(pack, id)).map(({ id }) => id),
  ]),
];
