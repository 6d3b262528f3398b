/** Overlapping works have one named coordinator (cl. 4.7). */
import { reach, standsBeside } from './beside';
import { neighboursUnknown } from './linked';
import { shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** Another live work this near overlaps; one whose distance isn't known does too. */
  readonly withinM: number;
}

const evaluate: Rule<Params> = ({ permit, facts, moment }, { withinM }) => {
  if (permit.coordinator !== undefined) return met;
  if (!facts.neighbours) return neighboursUnknown(moment);
  const overlapping = facts.neighbours.filter((other) => {
    const { sameSpace, sameBund, distanceM } = other;
    const near = sameSpace === true || sameBund === true || distanceM === undefined || distanceM <= withinM;
    return near && standsBeside(permit, other);
  });
  const numbers = [...new Set([...permit.linked, ...overlapping].map(({ number }) => number))];
  return numbers.length === 0 ? met : unmet('coordinator-missing', { numbers }, { field: '/coordinator' });
};

export const coordinatorNamedRule: RegisteredRule = {
  evaluate,
  neighbours: true,
  params: shape({ withinM: reach }),
  tighter: { withinM: 'higher' },
  codes: ['coordinator-missing', 'neighbours-unknown'],
};
