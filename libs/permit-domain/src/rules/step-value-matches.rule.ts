/** What was seen on the spot is what the form says: the number on a blind's tag and the one on the map (cl. 7.4). */
import { shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly step: string;
  /** A value of the step's record. */
  readonly value: string;
  /** The form's field that it has to equal. */
  readonly field: string;
}

const evaluate: Rule<Params> = ({ permit }, { step, value, field }) => {
  const seen = permit.steps[step]?.values?.[value];
  if (seen === undefined) return unmet('step-value-missing', { step, value });
  const planned: unknown = permit.form[field];
  const same = typeof planned === 'string' ? planned.trim() === String(seen).trim() : planned === seen;
  if (same) return met;
  const shown = typeof planned === 'string' || typeof planned === 'number' ? planned : '?';
  return unmet('step-value-differs', { step, value, seen: String(seen), planned: shown });
};

export const stepValueMatchesRule: RegisteredRule = {
  evaluate,
  params: shape({ step: text, value: text, field: text }),
  codes: ['step-value-missing', 'step-value-differs'],
};
