/** "Why can't I start?": every condition that isn't met, by the same rules that would refuse the act (P13). */
import type { Language } from '@holdpoint/contracts';
import { explain, type Facts, type Moment, type Unmet } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel, type PermitWhole } from '../db/permits.read-model';
import { StandingReadModel } from '../db/standing.read-model';
import { permitUnknown } from './permit-problems';
import { worded } from './worded';
import { placeOfPermit } from './place';

export type Obstacle = Unmet & { readonly message: string };
export interface Obstacles {
  readonly number: string;
  readonly phase: string;
  readonly sequence: number;
  readonly at: string;
  readonly obstacles: readonly Obstacle[];
}

@Injectable()
export class ExplainObstacles {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly standing: StandingReadModel,
  ) {}

  /** @param moment absent: the step that comes next. @throws ProblemError 404 */
  async run(tenant: string, number: string, moment: Moment | undefined, language: Language): Promise<Obstacles> {
    const permit = await this.permits.one(tenant, number);
    if (!permit) throw permitUnknown();
    const at = new Date().toISOString();
    const unmet = explain(permit.state, await this.facts(tenant, permit, at), permit.resolved, at, moment);
    const obstacles = unmet.map((one) => worded(one, language));
    return { number, phase: permit.phase, sequence: permit.sequence, at, obstacles };
  }

  private facts(tenant: string, { state, resolved }: PermitWhole, at: string): Promise<Facts> {
    return this.standing.facts({
      ...placeOfPermit(state),
      tenant,
      number: state.number,
      duties: [...new Set(resolved.chain.map(({ duty }) => duty))],
      instruments: [...new Set(state.gasSamples.map(({ instrument }) => instrument))],
      at,
    });
  }
}
