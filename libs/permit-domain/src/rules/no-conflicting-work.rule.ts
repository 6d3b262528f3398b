/** No other standing permit does, near this one, what must not be done beside it (cl. 5.2.8, 5.2.9, 6.7). */
import type { NeighbourFacts } from '../lifecycle/facts';
import { standingPhases } from './linked';
import { flag, metres, shape, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** Activities of the other permit, or whole permit types, that conflict. */
  readonly activities?: readonly string[];
  readonly types?: readonly string[];
  /** Conflicts this near; */
  readonly withinM?: number;
  /** in the same space; */
  readonly sameSpace?: boolean;
  /** in the same tank bund. */
  readonly sameBund?: boolean;
}

function isNear(other: NeighbourFacts, { withinM, sameSpace, sameBund }: Params): boolean {
  if (other.distanceM === undefined && other.sameSpace === undefined && other.sameBund === undefined) return true;
  if (sameSpace && other.sameSpace === true) return true;
  if (sameBund && other.sameBund === true) return true;
  return withinM !== undefined && (other.distanceM === undefined || other.distanceM <= withinM);
}

const evaluate: Rule<Params> = ({ facts }, params) =>
  (facts.neighbours ?? [])
    .filter(({ phase }) => standingPhases.includes(phase))
    .filter((other) => isNear(other, params))
    .flatMap((other): Miss[] => {
      const activities = other.activities.filter((activity) => params.activities?.includes(activity));
      if (activities.length === 0 && !params.types?.includes(other.type)) return [];
      return [{ code: 'conflicting-work', params: { number: other.number, type: other.type, activities } }];
    });

export const noConflictingWorkRule: RegisteredRule = {
  evaluate,
  params: shape({}, { activities: texts, types: texts, withinM: metres, sameSpace: flag, sameBund: flag }),
  tighter: { activities: 'more', types: 'more', withinM: 'higher', sameSpace: 'true', sameBund: 'true' },
  codes: ['conflicting-work'],
};
