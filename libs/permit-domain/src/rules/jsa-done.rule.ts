/** Job safety analysis: hazards are listed in the form, and each has its control (cl. 4.1). */
import { count, shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** The form field of kind `hazards`: entries `{ hazard, control }`. */
  readonly field: string;
  readonly minHazards: number;
}
const filled = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

const evaluate: Rule<Params> = ({ permit }, { field, minHazards }) => {
  const entries: unknown = permit.form[field];
  if (!Array.isArray(entries) || entries.length < minHazards) {
    const found = Array.isArray(entries) ? entries.length : 0;
    return unmet('jsa-missing', { found, minHazards }, { field: `/form/${field}` });
  }
  const misses = entries.flatMap((entry: Record<string, unknown> | null, index): Miss[] =>
    filled(entry?.hazard) && filled(entry?.control)
      ? []
      : [{ code: 'jsa-control-missing', params: { index: index + 1 }, field: `/form/${field}/${index}` }],
  );
  return misses.length === 0 ? met : misses;
};

export const jsaDoneRule: RegisteredRule = {
  evaluate,
  params: shape({ field: text, minHazards: count }),
  tighter: { minHazards: 'higher' },
  codes: ['jsa-missing', 'jsa-control-missing'],
};
