/** What a signer is shown for an act: made from the permit and its pack alone, with its hash and what the pack asks of the signature (P3). */
import {
  canonicalJson,
  sha256 as hashOf,
  shownTo,
  signatureDemands,
  type ActAhead,
  type Command,
  type Shown,
  type SignatureEntry,
} from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel } from '../../db/permits.read-model';
import { StandingReadModel } from '../../db/standing.read-model';
import type { Requester } from '../acts';
import { permitUnknown } from '../permit-problems';

export interface Demand extends Pick<
  SignatureEntry,
  'id' | 'clause' | 'duties' | 'methods' | 'reauthenticateMinutes' | 'declaration'
> {
  readonly certainty: string;
}
export interface ForSigning {
  readonly number: string;
  readonly sequence: number;
  readonly phase: string;
  /** Hash of the pack whose words stand beside the ids; the statement names it. */
  readonly rules: string;
  readonly sha256: string;
  readonly shown: Shown;
  /** What the pack asks of the caller's signature; empty: it may be signed, and need not be. */
  readonly demands: readonly Demand[];
}

@Injectable()
export class ShowForSigning {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly standing: StandingReadModel,
  ) {}

  /** @throws ProblemError 404, also for a stage that the permit hasn't */
  async run({ tenant, person }: Requester, number: string, ahead: ActAhead): Promise<ForSigning> {
    const permit = await this.permits.one(tenant, number);
    if (!permit) throw permitUnknown();
    const { state, resolved, sequence, phase, packHash } = permit;
    if (ahead.stage !== undefined && !state.stages.some(({ id }) => id === ahead.stage))
      throw new ProblemError(404, 'stage-unknown', [], { params: { stage: ahead.stage } });
    const now = new Date().toISOString();
    const { site, area, workPoint, window } = state;
    const facts = await this.standing.facts({
      tenant,
      number,
      site,
      area,
      workPoint,
      window,
      person,
      duties: [],
      at: now,
    });
    const { act, ...body } = ahead;
    const command = { name: act, key: number, by: { person }, body } as unknown as Command;
    const demands = signatureDemands(state, command, facts, resolved, now);
    const shown = shownTo(state, ahead, resolved);
    return {
      number,
      sequence,
      phase,
      rules: packHash,
      sha256: hashOf(canonicalJson(shown)),
      shown,
      demands: demands.map(({ id, clause, certainty, duties, methods, reauthenticateMinutes, declaration }) => ({
        id,
        clause,
        certainty,
        ...(duties && { duties }),
        ...(methods && { methods }),
        ...(reauthenticateMinutes !== undefined && { reauthenticateMinutes }),
        declaration,
      })),
    };
  }
}
