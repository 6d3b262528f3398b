/** "Why can't I start?": every condition that isn't met, by the same rules that would refuse the act (P13). */
import type { Language } from '@holdpoint/contracts';
import { explain, type Facts, type Moment, type Unmet } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { DeviceKeyStore } from '../db/device-key.store';
import { PermitsReadModel, type PermitWhole } from '../db/permits.read-model';
import { StandingReadModel } from '../db/standing.read-model';
import type { Requester } from './acts';
import { permitUnknown } from './permit-problems';
import { placeOfPermit } from './place';
import { signingObstacles, type Signer, type SigningObstacle } from './signatures/signing-obstacles';
import { worded } from './worded';

export type Obstacle = Unmet & { readonly message: string };
export interface Obstacles {
  readonly number: string;
  readonly phase: string;
  readonly sequence: number;
  readonly at: string;
  readonly obstacles: readonly Obstacle[];
  /** Acts that come next and have to be signed, by the pack and its overlays: nothing stands in their way but their signature. */
  readonly signing: readonly SigningObstacle[];
}
/** A person, or a system that reads for them. */
export type Asker = Pick<Requester, 'tenant' | 'authenticatedAt'> & { readonly person?: string };

@Injectable()
export class ExplainObstacles {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly standing: StandingReadModel,
    private readonly deviceKeys: DeviceKeyStore,
  ) {}

  /** @param moment absent: the step that comes next. @throws ProblemError 404 */
  async run(asker: Asker, number: string, moment: Moment | undefined, language: Language): Promise<Obstacles> {
    const { tenant } = asker;
    const permit = await this.permits.one(tenant, number);
    if (!permit) throw permitUnknown();
    const at = new Date().toISOString();
    const { state, resolved, phase, sequence } = permit;
    const facts = await this.facts(asker, permit, at);
    // What isn't met is so for everybody; only signing asks who is asking.
    const { actor: _actor, ...world } = facts;
    const obstacles = explain(state, world, resolved, at, moment).map((one) => worded(one, language));
    const signer = resolved.signatures?.length ? await this.signer(asker) : undefined;
    const signing = signingObstacles({ permit: state, facts, pack: resolved, now: at }, signer, language);
    return { number, phase, sequence, at, obstacles, signing };
  }

  private async signer({ tenant, person, authenticatedAt }: Asker): Promise<Signer | undefined> {
    if (person === undefined) return undefined;
    const keys = await this.deviceKeys.ofPerson(tenant, person);
    const deviceKeys = keys.filter(({ revokedAt }) => revokedAt === null).length;
    return { person, deviceKeys, ...(authenticatedAt !== undefined && { authenticatedAt }) };
  }

  private facts({ tenant, person }: Asker, { state, resolved }: PermitWhole, at: string): Promise<Facts> {
    return this.standing.facts({
      ...placeOfPermit(state),
      tenant,
      number: state.number,
      ...(person !== undefined && { person }),
      duties: [...new Set(resolved.chain.map(({ duty }) => duty))],
      instruments: [...new Set(state.gasSamples.map(({ instrument }) => instrument))],
      at,
    });
  }
}
