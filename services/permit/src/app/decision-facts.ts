/** What a decision is told of the permit's place: of the works near by those alone that a rule of its pack can say anything of, so that its record stays short among many. */
import type { StandingQuestion } from '@holdpoint/contracts';
import {
  kindsThatMatter,
  neighboursThatMatter,
  standingPhases,
  type Facts,
  type TypePack,
} from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from '../db/pack-version.store';
import { StandingReadModel } from '../db/standing.read-model';

@Injectable()
export class DecisionFacts {
  constructor(
    private readonly standing: StandingReadModel,
    private readonly packs: PackVersionStore,
  ) {}

  /** @param given the pack, where the caller has it; otherwise the one that the question names. Without either all neighbours are told. */
  async of(question: StandingQuestion, given?: TypePack): Promise<Facts> {
    const { tenant, packHash, coordinator, linked = [] } = question;
    const pack = given ?? (packHash === undefined ? undefined : await this.packs.one(tenant, packHash));
    const looking = { linked, ...(coordinator !== undefined && { coordinator }) };
    const kinds = pack && kindsThatMatter(pack, looking);
    const { neighbours, ...facts } = await this.standing.facts(question, standingPhases, kinds);
    if (!neighbours) return facts;
    return { ...facts, neighbours: pack ? neighboursThatMatter(neighbours, pack, looking) : neighbours };
  }
}
