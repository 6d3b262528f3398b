/** Works that must not stand beside each other, found before any gate asks: which rule of whose pack, which clause, and what would clear it (P11). */
import type { Facts, NeighbourFacts } from './lifecycle/facts';
import type { PermitState } from './lifecycle/state';
import { applies, viewOf } from './lifecycle/view';
import type { Moment, RuleEntry, TypePack } from './pack/pack';
import type { RefusalParams, Unmet } from './refusal';
import { isTouched } from './neighbours-that-matter';
import { ask, unmetOf } from './rules/evaluate';
import { standingPhases } from './rules/linked';
import { ruleRegistry } from './rules/registry';
import type { Miss } from './rules/rule';
import type { Instant } from './time/instant';

/** One way out; words by `code`. */
export interface Clearing {
  readonly code:
    | 'clears-when-it-ends'
    | 'clears-by-another-window'
    | 'clears-by-distance'
    | 'clears-by-another-place'
    | 'clears-by-coordinator';
  readonly params: RefusalParams;
}
export interface Conflict extends Unmet {
  /** The other permit. */
  readonly number: string;
  /** Whether the other's leave holds; one that only waits for its approval counts in no gate yet. */
  readonly standing: boolean;
  /** When the rule is asked. */
  readonly at: readonly Moment[];
  /** What would clear it, any one of them. */
  readonly clearedBy: readonly Clearing[];
}

const waiting: readonly string[] = ['submitted', 'inApproval'];

/** How far apart the two have to be, where the rule asks for a distance: the pack's own, or a number of the form. */
function distanceOf({ params }: RuleEntry, { form }: PermitState): unknown {
  return typeof params.withinField === 'string' ? form[params.withinField] : params.withinM;
}

function clearings({ code }: Miss, entry: RuleEntry, permit: PermitState, other: NeighbourFacts): readonly Clearing[] {
  const withinM = distanceOf(entry, permit);
  const { number, window, distanceM } = other;
  const sharedPlace = other.sameSpace === true || other.sameBund === true || other.sameLine === true;
  const isFar = typeof withinM === 'number' && distanceM !== undefined && distanceM > withinM;
  return [
    ...(code === 'coordinator-missing' ? [{ code: 'clears-by-coordinator' as const, params: {} }] : []),
    { code: 'clears-when-it-ends', params: { number } },
    ...(window
      ? [{ code: 'clears-by-another-window' as const, params: { from: window.from, until: window.until } }]
      : []),
    typeof withinM === 'number' && !sharedPlace && !isFar
      ? { code: 'clears-by-distance', params: { metres: withinM } }
      : { code: 'clears-by-another-place', params: {} },
  ];
}

/**
 * What this permit's rules say of each neighbour in the facts, at whatever moment they are asked: in the pack's order, and within a rule in the facts'
 * order. Neighbours that still wait for their approval are judged as if they had it.
 */
export function conflicts(permit: PermitState, facts: Facts, pack: TypePack, now: Instant): Conflict[] {
  const view = viewOf(permit, facts, now);
  const { coordinator } = permit;
  const looking = {
    linked: permit.linked.map(({ number }) => number),
    ...(coordinator !== undefined && { coordinator }),
  };
  return pack.rules
    .filter((entry) => ruleRegistry[entry.rule]?.touchedBy && applies(entry, view))
    .flatMap((entry) =>
      (facts.neighbours ?? []).flatMap((other) => {
        if (!isTouched(entry, other, looking)) return [];
        // The other linked tickets are no matter between these two.
        const alone = { ...permit, linked: permit.linked.filter(({ number }) => number === other.number) };
        const judged = waiting.includes(other.phase) ? { ...other, phase: 'approved' } : other;
        // The gate's own moment matters to what isn't known, and here the neighbour is known.
        const asked = { permit: alone, facts: { ...facts, neighbours: [judged] }, pack, moment: 'start' as const };
        return ask(entry, asked, now).map((miss): Conflict => ({
          ...unmetOf(entry, miss),
          number: other.number,
          standing: standingPhases.includes(other.phase),
          at: entry.at,
          clearedBy: clearings(miss, entry, permit, other),
        }));
      }),
    );
}

/** Activities that a permit's form names, as its neighbours see them. */
export const activitiesOf = ({ form }: Pick<PermitState, 'form'>): readonly string[] =>
  Array.isArray(form.activities) ? form.activities.filter((one): one is string => typeof one === 'string') : [];

/** The process line or piece of equipment that a form names, written in one way; most forms name none. */
export function lineOf({ form }: Pick<PermitState, 'form'>): string | undefined {
  const line = typeof form.line === 'string' ? form.line.trim().toLowerCase() : '';
  return line === '' ? undefined : line;
}

/** How a permit looks from next door: from where `other` stands, as far away, and as much below as that one is above. */
export function seenFrom(
  { number, type, phase, window, form }: PermitState,
  { distanceM, heightM, sameSpace, sameBund, sameLine }: NeighbourFacts,
): NeighbourFacts {
  return {
    number,
    type,
    phase,
    window,
    activities: activitiesOf({ form }),
    ...(distanceM !== undefined && { distanceM }),
    ...(heightM !== undefined && { heightM: -heightM }),
    ...(sameSpace !== undefined && { sameSpace }),
    ...(sameBund !== undefined && { sameBund }),
    ...(sameLine !== undefined && { sameLine }),
  };
}
