/** Works near each other, held against each other's packs: what this permit's rules say of its neighbours, and what theirs say of it (P11). */
import {
  conflicts,
  neighboursThatMatter,
  seenFrom,
  standingPhases,
  type Conflict,
  type Facts,
  type Instant,
  type NeighbourFacts,
  type PermitState,
  type TypePack,
} from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from '../db/pack-version.store';
import { PermitsReadModel } from '../db/permits.read-model';
import { StandingReadModel } from '../db/standing.read-model';
import { placeOfPermit } from './place';

/** Permits that wait for their approval are shown before they stand, so that two of them needn't collide at the gate. */
const shownPhases: readonly string[] = [...standingPhases, 'submitted', 'inApproval'];

export interface Neighbour {
  readonly facts: NeighbourFacts;
  /** By this permit's pack. */
  readonly ours: readonly Conflict[];
  /** By the neighbour's, of this permit. */
  readonly theirs: readonly Conflict[];
  readonly theirPack?: string;
}
export interface Around {
  readonly zone?: string;
  readonly neighbours: readonly Neighbour[];
}

@Injectable()
export class NextDoor {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly standing: StandingReadModel,
    private readonly packs: PackVersionStore,
  ) {}

  /** The facts of a permit's place, with who stands or waits to stand near it. */
  facts(permit: PermitState, at: Instant): Promise<Facts> {
    const { tenant, number } = permit;
    return this.standing.facts({ ...placeOfPermit(permit), tenant, number, duties: [], at }, shownPhases);
  }

  async around(permit: PermitState, pack: TypePack, facts: Facts, at: Instant): Promise<Around> {
    const { neighbours = [] } = facts;
    const ours = conflicts(permit, facts, pack, at);
    const theirs = await this.theirs(permit, facts, at);
    return {
      ...(facts.site && { zone: facts.site.zone }),
      neighbours: neighbours.map((neighbour) => {
        const { found = [], pack: theirPack } = theirs.get(neighbour.number) ?? {};
        return {
          facts: neighbour,
          ours: ours.filter(({ number }) => number === neighbour.number),
          theirs: found,
          ...(theirPack !== undefined && { theirPack }),
        };
      }),
    };
  }

  /** What each neighbour's rules say of this permit, by the neighbour's number; whom none of them looks at isn't there, and its state isn't read. */
  async theirs(
    permit: PermitState,
    { site, neighbours = [] }: Facts,
    at: Instant,
  ): Promise<ReadonlyMap<string, { readonly found: readonly Conflict[]; readonly pack: string }>> {
    const { tenant } = permit;
    const near = new Map(neighbours.map((neighbour) => [neighbour.number, neighbour]));
    const looking = await this.permits.looking(tenant, [...near.keys()]);
    const packs = await this.packs.all(tenant, [...new Set(looking.map(({ packHash }) => packHash))]);
    const concerned = looking.filter(({ number, packHash, linked, coordinator }) => {
      const seen = seenFrom(permit, near.get(number)!);
      const theirs = { linked, ...(coordinator !== null && { coordinator }) };
      return neighboursThatMatter([seen], packs.get(packHash) ?? { rules: [] }, theirs).length > 0;
    });
    const rows = await this.permits.states(
      tenant,
      concerned.map(({ number }) => number),
    );
    return new Map(
      rows.flatMap(({ state, packHash }) => {
        const pack = packs.get(packHash);
        const neighbour = near.get(state.number);
        if (!pack || !neighbour) return [];
        const facts: Facts = { ...(site && { site }), neighbours: [seenFrom(permit, neighbour)] };
        return [[state.number, { found: conflicts(state, facts, pack, at), pack: pack.pack }] as const];
      }),
    );
  }
}
