/** Whom a change of the rules concerns at each site: duties that nobody holds there, and those whose part in the approval becomes another. */
import type { PackConcern } from '@holdpoint/contracts';
import type { Stage, Duty, TypePack } from '@holdpoint/permit-domain';
import type { PackShelf } from '../pack-shelf';
import { aboutDuties } from '../find-vacant-duties.use-case';
import type { VacantThere } from './edition-report';
import { stackAt } from './edition-stack';
import { placesIn, sitesOf, type Change } from './judge-edition';
import type { Surroundings } from './surroundings';

export function concernsOf(
  shelf: PackShelf,
  change: Change,
  around: Surroundings,
  vacant: readonly VacantThere[],
): readonly PackConcern[] {
  return sitesOf(change, around).map((site) => ({
    site: site.site,
    zone: site.zone,
    vacant: once(
      vacant
        .filter((one) => one.site === site.site && aboutDuties.has(one.code))
        .map(({ duty, area }) => ({ duty, ...(area !== undefined && { area }) })),
    ),
    approvers: once(
      placesIn(change, site).flatMap((place) => {
        const was = stackAt(shelf, change.before, change.line, place, change.at).laid?.pack;
        const is = stackAt(shelf, change.after, change.line, place, change.at).laid?.pack;
        return changedApprovers(was, is);
      }),
    ),
  }));
}

const once = <T>(all: readonly T[]): readonly T[] => [
  ...new Map(all.map((one) => [JSON.stringify(one), one])).values(),
];

/** Duties of each stage that is new, gone, or otherwise than before; of the stages' order, too, whoever signs has to know. */
export function changedApprovers(was: TypePack | undefined, is: TypePack | undefined): readonly Duty[] {
  const before = was?.chain ?? [];
  const after = is?.chain ?? [];
  const same = (stage: Stage, chain: readonly Stage[]): boolean =>
    chain.some((one) => JSON.stringify(one) === JSON.stringify(stage));
  const changed = [...before.filter((stage) => !same(stage, after)), ...after.filter((stage) => !same(stage, before))];
  return once(changed.flatMap(({ duty, standIn, escalateTo }) => [duty, ...(standIn ? [standIn] : []), ...escalateTo]));
}
