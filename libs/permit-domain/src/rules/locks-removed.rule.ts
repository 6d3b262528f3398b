/** Every lock is off again, and was taken off by whoever had put it on (29 CFR 1910.147(e)(3)). */
import { shape, text } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** A step by which the employer has a lock taken off whose owner is away: once it is recorded, others may have done it. */
  readonly exceptionStep?: string;
}

const evaluate: Rule<Params> = ({ permit, facts }, { exceptionStep }) => {
  const named = permit.people.map(({ person }) => person);
  const onBoxes = (facts.isolations ?? []).flatMap(({ number, lockedBy = [] }) =>
    lockedBy
      .filter((person) => named.includes(person))
      .map((person): Miss => ({ code: 'lock-still-on', params: { point: number, person } })),
  );
  const excepted = exceptionStep !== undefined && permit.steps[exceptionStep]?.passed === true;
  const recorded = permit.isolations
    .filter(({ kind }) => kind === 'lock')
    .flatMap(({ point, state, by, appliedBy = by }): Miss[] => {
      if (state !== 'removed') return [{ code: 'lock-still-on', params: { point, person: appliedBy } }];
      return by === appliedBy || excepted
        ? []
        : [{ code: 'lock-removed-by-another', params: { point, person: appliedBy, by } }];
    });
  return [...recorded, ...onBoxes];
};

export const locksRemovedRule: RegisteredRule = {
  evaluate,
  params: shape({}, { exceptionStep: text }),
  codes: ['lock-still-on', 'lock-removed-by-another'],
};
