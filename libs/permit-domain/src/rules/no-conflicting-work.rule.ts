/** No other standing permit does, near this one, what must not be done beside it (cl. 5.2.8, 5.2.9, 6.7). */
import type { Facts, NeighbourFacts } from '../lifecycle/facts';
import type { PermitState } from '../lifecycle/state';
import { localTime } from '../time/local-time';
import { reach, standsBeside } from './beside';
import { neighboursUnknown } from './linked';
import { flag, metres, shape, text, texts } from './params';
import type { Miss, RegisteredRule, Rule } from './rule';

interface Params {
  /** Activities of the other permit, or whole permit types, that conflict. */
  readonly activities?: readonly string[];
  readonly types?: readonly string[];
  /** Conflicts this near; */
  readonly withinM?: number;
  /** or as near as a number of the form says, in metres: the zone that is cordoned off; */
  readonly withinField?: string;
  /** in the same space; */
  readonly sameSpace?: boolean;
  /** in the same tank bund; */
  readonly sameBund?: boolean;
  /** on the same line, or on the same piece of equipment. */
  readonly sameLine?: boolean;
  /** Of those within the distance, only what lies so many metres above or below: one work over another. */
  readonly aboveOrBelowM?: number;
  /** Not the other tickets of the same job: their people are told and led together (cl. 4.6, 4.7). */
  readonly exceptLinked?: boolean;
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

/** A zone that nobody measured reaches everywhere. */
function zoneOf({ form }: PermitState, field: string): number {
  const radius: unknown = form[field];
  return typeof radius === 'number' ? radius : Infinity;
}

/** What of it is among what the rule names: its activities, else its type. */
function conflictingIn({ type, activities }: NeighbourFacts, params: Params): readonly string[] {
  const conflicting = activities.filter((activity) => params.activities?.includes(activity));
  return conflicting.length > 0 || !params.types?.includes(type) ? conflicting : [type];
}

/** Until when the other stands, on the site's clock. */
function untilThere({ window }: NeighbourFacts, { site }: Facts): string {
  if (!window) return '?';
  if (!site) return window.until;
  const { date, time } = localTime(window.until, site.zone);
  return `${date} ${time}`;
}

const evaluate: Rule<Params> = ({ permit, facts, moment }, params) => {
  if (!facts.neighbours) return neighboursUnknown(moment);
  const linked = params.exceptLinked ? permit.linked.map(({ number }) => number) : [];
  const near = params.withinField === undefined ? params : { ...params, withinM: zoneOf(permit, params.withinField) };
  return facts.neighbours
    .filter((other) => standsBeside(permit, other) && !linked.includes(other.number) && isNear(other, near))
    .flatMap((other): Miss[] => {
      const { number, type, distanceM = '?' } = other;
      const activities = conflictingIn(other, params);
      if (activities.length === 0) return [];
      const until = untilThere(other, facts);
      return [{ code: 'conflicting-work', params: { number, type, activities, distanceM, until } }];
    });
};

export const noConflictingWorkRule: RegisteredRule = {
  evaluate,
  // A zone that the form has yet to say may reach anywhere.
  touchedBy: (other, params: Params) =>
    conflictingIn(other, params).length > 0 &&
    isNear(other, params.withinField === undefined ? params : { ...params, withinM: Infinity }),
  looksFor: ({ types = [], activities = [] }: Params) => ({ types, activities }),
  params: shape(
    {},
    {
      activities: texts,
      types: texts,
      withinM: reach,
      withinField: text,
      sameSpace: flag,
      sameBund: flag,
      sameLine: flag,
      aboveOrBelowM: metres,
      exceptLinked: flag,
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
    exceptLinked: 'false',
  },
  codes: ['conflicting-work', 'neighbours-unknown'],
};
