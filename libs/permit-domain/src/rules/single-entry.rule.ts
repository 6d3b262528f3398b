/** A text of the form names one thing only: one ticket is for one blind (cl. 7.11). */
import { shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly field: string;
}

/** What people write between two numbers, in either language; a hyphen, a slash and a dot are part of many a number. */
const separator = /[\s,，、;；&＆+＋~～]+|[和及与至到]/u;

const evaluate: Rule<Params> = ({ permit }, { field }) => {
  const value: unknown = permit.form[field];
  const where = { field: `/form/${field}` };
  const entries = typeof value === 'string' ? value.split(separator).filter((entry) => entry !== '') : [];
  return entries.length === 1 ? met : unmet('not-a-single-entry', { name: field, entries: entries.length }, where);
};

export const singleEntryRule: RegisteredRule = {
  evaluate,
  params: shape({ field: text }),
  codes: ['not-a-single-entry'],
};
