/** A number in the form keeps its limits: the voltage of lamps in a vessel, the way to an eyewash (cl. 4.5, 4.13). */
import { number, shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly field: string;
  readonly min?: number;
  readonly max?: number;
}

const evaluate: Rule<Params> = ({ permit }, { field, min, max }) => {
  const value: unknown = permit.form[field];
  const where = { field: `/form/${field}` };
  if (typeof value !== 'number') return unmet('number-missing', { name: field }, where);
  if (min !== undefined && value < min) return unmet('number-too-low', { name: field, value, min }, where);
  return max !== undefined && value > max ? unmet('number-too-high', { name: field, value, max }, where) : met;
};

export const numberWithinRule: RegisteredRule = {
  evaluate,
  params: shape({ field: text }, { min: number, max: number }),
  tighter: { min: 'higher', max: 'lower' },
  codes: ['number-missing', 'number-too-low', 'number-too-high'],
};
