/** A named guardian is at the post all the while (cl. 4.10). */
import { shape, text } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** The role of those who may hold the post. */
  readonly role: string;
}

const evaluate: Rule<Params> = ({ permit }, { role }) => {
  const post = permit.guardianOnPost;
  if (!post) return unmet('guardian-absent');
  return permit.people.some((one) => one.role === role && one.person === post.person)
    ? met
    : unmet('guardian-not-named', { person: post.person });
};

export const guardianOnPostRule: RegisteredRule = {
  evaluate,
  params: shape({ role: text }),
  codes: ['guardian-absent', 'guardian-not-named'],
};
