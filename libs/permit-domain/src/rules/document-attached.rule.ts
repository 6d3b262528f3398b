/** A plan or drawing that this work asks for is attached to the form (cl. 5.4.2). */
import { shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** The form field of kind `attachment`. */
  readonly field: string;
}

const evaluate: Rule<Params> = ({ permit }, { field }) => {
  const value: unknown = permit.form[field];
  const attached = Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';
  return attached ? met : unmet('document-missing', { document: field }, { field: `/form/${field}` });
};

export const documentAttachedRule: RegisteredRule = {
  evaluate,
  params: shape({ field: text }),
  codes: ['document-missing'],
};
