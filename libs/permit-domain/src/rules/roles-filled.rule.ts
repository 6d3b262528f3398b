/** Enough people are named in a role: a guardian of its own, more of them where the risk is high (cl. 4.10, 6.8). */
import { count, shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  readonly role: string;
  readonly min: number;
}

const evaluate: Rule<Params> = ({ permit }, { role, min }) => {
  const named = new Set(permit.people.filter((one) => one.role === role).map(({ person }) => person)).size;
  return named >= min ? met : unmet('role-not-filled', { role, min, named }, { field: '/people' });
};

export const rolesFilledRule: RegisteredRule = {
  evaluate,
  params: shape({ role: text, min: count }),
  tighter: { min: 'higher' },
  codes: ['role-not-filled'],
};
