/** Who signs for whom: what of it decides who hears that a stage waits. Pure. */
import type { DelegationChangedData } from '@holdpoint/contracts';
import { holdersAt, type Place, type Post } from './roster';

export type Delegation = Pick<
  DelegationChangedData,
  'holder' | 'delegate' | 'duties' | 'sites' | 'covers' | 'from' | 'until'
>;

/** What is waited for: a stage of a permit. */
export interface Waiting {
  readonly permitType: string;
  readonly level: string;
  readonly applicant: string;
  readonly people: readonly { readonly person: string }[];
}

const covers = ({ covers: limits }: Delegation, { permitType, level }: Waiting): boolean =>
  limits === undefined ||
  limits.some(({ type, levels }) => type === permitType && (levels === undefined || levels.includes(level)));

/**
 * People who may sign at `place` for a holder of `duty` now. Nobody with a part in the permit, and for nobody with one: the permit service decides the
 * rest when they sign.
 */
export function delegatesFor(
  delegations: readonly Delegation[],
  roster: readonly Post[],
  duty: string,
  place: Place | undefined,
  waiting: Waiting,
  now: string,
): readonly string[] {
  const crew = [waiting.applicant, ...waiting.people.map(({ person }) => person)];
  const holders = holdersAt(roster, duty, place, now);
  const found = delegations.filter(
    (one) =>
      one.duties.includes(duty) &&
      (place === undefined || one.sites.includes(place.site)) &&
      one.from <= now &&
      now < one.until &&
      covers(one, waiting) &&
      holders.includes(one.holder) &&
      !crew.includes(one.holder) &&
      !crew.includes(one.delegate),
  );
  return [...new Set(found.map(({ delegate }) => delegate))];
}
