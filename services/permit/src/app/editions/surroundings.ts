/** What an edition is held against: the tenant's sites that use its pack, their areas, and who holds which duty in each. */
import type { DutyHolders } from '@holdpoint/permit-domain';
import type { ProblemReasonInput } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationReadModel, type HeldDuty } from '../../db/administration.read-model';

export interface SurroundingSite {
  readonly site: string;
  readonly zone: string;
  /** None: the site isn't divided. */
  readonly areas: readonly string[];
  readonly packs: readonly string[];
}
export interface Surroundings {
  readonly sites: readonly SurroundingSite[];
  readonly held: readonly HeldDuty[];
}

/** Who holds what in an area: its own holders and the whole site's. */
export function holdersAt({ held }: Surroundings, site: string, area: string | undefined): DutyHolders {
  const holders: Record<string, string[]> = {};
  for (const one of held)
    if (one.site === site && (one.area === null || one.area === area))
      holders[one.duty] = [...new Set([...(holders[one.duty] ?? []), ...one.people])];
  return holders;
}

/** Sites of a trial that the tenant hasn't got, each at its place in the list. */
export const unknownSites = (pilot: readonly string[], { sites }: Surroundings): readonly ProblemReasonInput[] =>
  pilot.flatMap((one, at) =>
    sites.some(({ site }) => site === one)
      ? []
      : [{ code: 'site-unknown', field: `/pilot/${at}`, params: { site: one } }],
  );

@Injectable()
export class LookAround {
  constructor(private readonly administration: AdministrationReadModel) {}

  async run(tenant: string): Promise<Surroundings> {
    const [sites, held] = await Promise.all([
      this.administration.sitesWithAreas(tenant),
      this.administration.heldDuties(tenant),
    ]);
    return { sites, held };
  }
}
