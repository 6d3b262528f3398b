/** Overlapping works have one named coordinator (cl. 4.7). */
import { neighboursUnknown, standingPhases } from './linked';
import { metres, shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** Another live work this near overlaps; one whose distance isn't known does too. */
  readonly withinM: number;
}

const evaluate: Rule<Params> = ({ permit, facts, moment }, { withinM }) => {
  if (permit.coordinator !== undefined) return met;
  if (!facts.neighbours) return neighboursUnknown(moment);
  const overlapping = facts.neighbours.filter(
    ({ phase, sameSpace, sameBund, distanceM }) =>
      standingPhases.includes(phase) &&
      (sameSpace === true || sameBund === true || distanceM === undefined || distanceM <= withinM),
  );
  const numbers = [...new Set([...permit.linked, ...overlapping].map(({ number }) => number))];
  return numbers.length === 0 ? met : unmet('coordinator-missing', { numbers }, { field: '/coordinator' });
};

export const coordinatorNamedRule: RegisteredRule = {
  evaluate,
  params: shape({ withinM: metres }),
  tighter: { withinM: 'higher' },
  codes: ['coordinator-missing', 'neighbours-unknown'],
};
