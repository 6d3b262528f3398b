/** Of the works near by, those that a permit's rules can ever say anything of: what its decisions are told, and their record keeps. */
import type { NeighbourFacts } from './lifecycle/facts';
import type { PermitState } from './lifecycle/state';
import type { RuleEntry, TypePack } from './pack/pack';
import { ruleRegistry } from './rules/registry';
import type { WorkKinds } from './rules/rule';

/** What of a permit tells whom its rules look at. */
export type Looking = Pick<PermitState, 'coordinator'> & { readonly linked: readonly string[] };

/** Whether a line of the pack can ever say anything of another work. One that breaks is asked all the same when its moment comes, and stops the work then. */
export function isTouched({ rule, params }: RuleEntry, other: NeighbourFacts, permit: Looking): boolean {
  if (permit.linked.includes(other.number)) return true;
  try {
    return ruleRegistry[rule]?.touchedBy?.(other, params as never, permit) ?? false;
  } catch {
    return true;
  }
}

/**
 * On a crowded site a place has dozens of neighbours, and nearly all are nothing to each other. Whichever line of the pack asks, in whatever phase, on whatever
 * day and level, it answers the same with these as with all: lines aren't picked by `when`, only by what they ask. Linked tickets always matter.
 */
export function neighboursThatMatter(
  neighbours: readonly NeighbourFacts[],
  pack: Pick<TypePack, 'rules'>,
  permit: Looking,
): readonly NeighbourFacts[] {
  const asking = askingOfOthers(pack);
  return neighbours.filter(
    (other) => permit.linked.includes(other.number) || asking.some((entry) => isTouched(entry, other, permit)),
  );
}

/** The kinds of work that any line of the pack can be touched by, so that works of no such kind needn't be found at all; undefined: any kind. */
export function kindsThatMatter(pack: Pick<TypePack, 'rules'>, permit: Looking): WorkKinds | undefined {
  const named = askingOfOthers(pack).map((entry) => kindsNamed(entry, permit));
  const kinds = named.filter((each) => each !== 'any');
  if (kinds.length < named.length) return undefined;
  const all = (of: keyof WorkKinds): readonly string[] => [...new Set(kinds.flatMap((each) => each[of]))];
  return { types: all('types'), activities: all('activities') };
}

const askingOfOthers = ({ rules }: Pick<TypePack, 'rules'>): readonly RuleEntry[] =>
  rules.filter(({ rule }) => ruleRegistry[rule]?.touchedBy !== undefined);

/** One that breaks, or names no list, looks for any. */
function kindsNamed({ rule, params }: RuleEntry, permit: Looking): WorkKinds | 'any' {
  try {
    const named = ruleRegistry[rule]?.looksFor?.(params as never, permit) ?? 'any';
    return named !== 'any' && Array.isArray(named.types) && Array.isArray(named.activities) ? named : 'any';
  } catch {
    return 'any';
  }
}
