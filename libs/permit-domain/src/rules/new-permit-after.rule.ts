/** Work that stopped for one of these causes isn't taken up on the same permit: it is ended, and a new one drawn (29 CFR 1910.146(e)(5)(ii)). */
import { shape, texts } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** Codes of suspensions that end the permit. */
  readonly codes: readonly string[];
}

const evaluate: Rule<Params> = ({ permit }, { codes }) => {
  const cause = permit.suspension?.reasons.find(({ code }) => codes.includes(code))?.code;
  return cause === undefined ? met : unmet('new-permit-due', { cause });
};

export const newPermitAfterRule: RegisteredRule = {
  evaluate,
  params: shape({ codes: texts }),
  tighter: { codes: 'more' },
  codes: ['new-permit-due'],
};
