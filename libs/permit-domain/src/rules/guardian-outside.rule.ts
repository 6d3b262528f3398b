/** The guardian of a confined space stays outside it throughout (cl. 6.8). */
import { shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  readonly role: string;
}

const evaluate: Rule<Params> = ({ permit }, { role }) =>
  permit.people
    .filter((one) => one.role === role && permit.inside.people.includes(one.person))
    .map(({ person }): Miss => ({ code: 'guardian-inside-space', params: { person } }));

export const guardianOutsideRule: RegisteredRule = {
  evaluate,
  params: shape({ role: text }),
  codes: ['guardian-inside-space'],
};
