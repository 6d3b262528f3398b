/** Several numbers of the form together against another: the shares of the cranes and the load that they lift (cl. 9.2.10 c). */
import { oneOf, shape, text, texts } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** What is absent counts nothing. */
  readonly fields: readonly string[];
  readonly compare: 'atMost' | 'atLeast';
  readonly otherField: string;
}

const evaluate: Rule<Params> = ({ permit }, { fields, compare, otherField }) => {
  const limit: unknown = permit.form[otherField];
  if (typeof limit !== 'number') return unmet('number-missing', { name: otherField }, { field: `/form/${otherField}` });
  const numbers = fields.map((field): unknown => permit.form[field]).filter((one) => typeof one === 'number');
  // To the gram: 0.1 and 0.2 are 0.3.
  const value = Math.round(numbers.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6;
  if (compare === 'atLeast' ? value >= limit : value <= limit) return met;
  return unmet(
    'number-out-of-bound',
    { name: fields.join(' + '), value, compare, limit, other: otherField },
    { field: `/form/${fields[0] ?? otherField}` },
  );
};

export const sumAgainstFieldRule: RegisteredRule = {
  evaluate,
  params: shape({ fields: texts, compare: oneOf('atMost', 'atLeast'), otherField: text }),
  codes: ['number-missing', 'number-out-of-bound'],
};
