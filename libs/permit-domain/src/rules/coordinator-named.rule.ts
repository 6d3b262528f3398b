/** Overlapping works have one named coordinator (cl. 4.7). */
import type { NeighbourFacts } from '../lifecycle/facts';
import { reach, standsBeside } from './beside';
import { neighboursUnknown } from './linked';
import { shape } from './params';
import type { RegisteredRule, Rule } from './rule';
import { met, unmet } from './rule';

interface Params {
  /** Another live work this near overlaps; one whose distance isn't known does too. */
  readonly withinM: number;
}

const isNear = ({ sameSpace, sameBund, distanceM }: NeighbourFacts, { withinM }: Params): boolean =>
  sameSpace === true || sameBund === true || distanceM === undefined || distanceM <= withinM;

const evaluate: Rule<Params> = ({ permit, facts, moment }, params) => {
  if (permit.coordinator !== undefined) return met;
  if (!facts.neighbours) return neighboursUnknown(moment);
  const overlapping = facts.neighbours.filter((other) => isNear(other, params) && standsBeside(permit, other));
  const numbers = [...new Set([...permit.linked, ...overlapping].map(({ number }) => number))];
  return numbers.length === 0 ? met : unmet('coordinator-missing', { numbers }, { field: '/coordinator' });
};

export const coordinatorNamedRule: RegisteredRule = {
  evaluate,
  // Named at the submission, for good.
  touchedBy: (other, params: Params, { coordinator }) => coordinator === undefined && isNear(other, params),
  looksFor: (_, { coordinator }) => (coordinator === undefined ? 'any' : { types: [], activities: [] }),
  params: shape({ withinM: reach }),
  tighter: { withinM: 'higher' },
  codes: ['coordinator-missing', 'neighbours-unknown'],
};
