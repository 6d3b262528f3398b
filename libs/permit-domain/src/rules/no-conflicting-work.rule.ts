/** No other standing permit does, near this one, what must not be done beside it (cl. 5.2.8, 5.2.9, 6.7). */
import type { NeighbourFacts } from '../lifecycle/facts';
import { neighboursUnknown, standingPhases } from './linked';
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
  /** in the same tank bund; */
  readonly sameBund?: boolean;
  /** on the same line, or on the same piece of equipment. */
  readonly sameLine?: boolean;
  /** Of those within the distance, only what lies so many metres above or below: one work over another. */
  readonly aboveOrBelowM?: number;
}

/** What isn't known of the other work counts as near. */
function isNear(other: NeighbourFacts, params: Params): boolean {
  const { distanceM, sameSpace, sameBund, sameLine, heightM } = other;
  const { withinM, aboveOrBelowM } = params;
  if ([distanceM, sameSpace, sameBund, sameLine].every((known) => known === undefined)) return true;
  if (params.sameSpace && sameSpace === true) return true;
  if (params.sameBund && sameBund === true) return true;
  if (params.sameLine && sameLine === true) return true;
  if (withinM === undefined || (distanceM !== undefined && distanceM > withinM)) return false;
  return aboveOrBelowM === undefined || heightM === undefined || Math.abs(heightM) >= aboveOrBelowM;
}

const evaluate: Rule<Params> = ({ facts, moment }, params) => {
  if (!facts.neighbours) return neighboursUnknown(moment);
  return facts.neighbours
    .filter(({ phase }) => standingPhases.includes(phase))
    .filter((other) => isNear(other, params))
    .flatMap((other): Miss[] => {
      const activities = other.activities.filter((activity) => params.activities?.includes(activity));
      if (activities.length === 0 && !params.types?.includes(other.type)) return [];
      return [{ code: 'conflicting-work', params: { number: other.number, type: other.type, activities } }];
    });
};

export const noConflictingWorkRule: RegisteredRule = {
  evaluate,
  params: shape(
    {},
    {
      activities: texts,
      types: texts,
      withinM: metres,
      sameSpace: flag,
      sameBund: flag,
      sameLine: flag,
      aboveOrBelowM: metres,
    },
  ),
  tighter: {
    activities: 'more',
    types: 'more',
    withinM: 'higher',
    sameSpace: 'true',
    sameBund: 'true',
    sameLine: 'true',
    aboveOrBelowM: 'lower',
  },
  codes: ['conflicting-work', 'neighbours-unknown'],
};
