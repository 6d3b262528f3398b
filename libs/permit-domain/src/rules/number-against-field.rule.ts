/** One number of the form against another: a load and the crane's rating, a power line and the reach of a falling jib (cl. 9.2.3, 9.2.7, 9.2.10 c). */
import { number, oneOf, shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly field: string;
  readonly compare: 'atMost' | 'below' | 'atLeast' | 'above';
  readonly otherField: string;
  /** The other number counts so many times; 0.8 for four fifths of a rating. */
  readonly factor?: number;
}

const holds: Readonly<Record<Params['compare'], (value: number, limit: number) => boolean>> = {
  atMost: (value, limit) => value <= limit,
  below: (value, limit) => value < limit,
  atLeast: (value, limit) => value >= limit,
  above: (value, limit) => value > limit,
};

const evaluate: Rule<Params> = ({ permit }, { field, compare, otherField, factor = 1 }) => {
  const [value, other]: readonly unknown[] = [permit.form[field], permit.form[otherField]];
  if (typeof value !== 'number') return unmet('number-missing', { name: field }, { field: `/form/${field}` });
  if (typeof other !== 'number') return unmet('number-missing', { name: otherField }, { field: `/form/${otherField}` });
  // Tonnes and metres to the millimetre and the kilogram: 0.8 of 50 is 40, not a hair more or less.
  const limit = Math.round(other * factor * 1e6) / 1e6;
  if (holds[compare](value, limit)) return met;
  return unmet(
    'number-out-of-bound',
    { name: field, value, compare, limit, other: otherField },
    { field: `/form/${field}` },
  );
};

export const numberAgainstFieldRule: RegisteredRule = {
  evaluate,
  params: shape(
    { field: text, compare: oneOf('atMost', 'below', 'atLeast', 'above'), otherField: text },
    { factor: number },
  ),
  codes: ['number-missing', 'number-out-of-bound'],
};
