/** Whoever works under a group lockout has their own lock on (29 CFR 1910.147(f)(3)(ii)(D)). */
import { shape, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** Everybody in these roles. */
  readonly roles: readonly string[];
}

const evaluate: Rule<Params> = ({ permit, facts }, { roles }) => {
  const boxes = (facts.isolations ?? []).flatMap(({ lockedBy }) => (lockedBy ? [lockedBy] : []));
  /** On the lock box of every isolation of the register that has one. */
  const onBoxes = (person: string): boolean => boxes.length > 0 && boxes.every((locks) => locks.includes(person));
  const locked = new Set(
    permit.isolations
      .filter(({ kind, state }) => kind === 'lock' && state !== 'removed')
      .map(({ appliedBy, by }) => appliedBy ?? by),
  );
  const working = permit.people.filter(
    ({ person, role }) => roles.includes(role) && !locked.has(person) && !onBoxes(person),
  );
  return working.map(({ person, role }): Miss => ({
    code: 'personal-lock-missing',
    params: { person, role },
    mendBy: role,
  }));
};

export const personalLocksRule: RegisteredRule = {
  evaluate,
  params: shape({ roles: texts }),
  tighter: { roles: 'more' },
  codes: ['personal-lock-missing'],
};
