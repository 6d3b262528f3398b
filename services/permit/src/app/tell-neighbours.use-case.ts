/** A work has come to stand: those next door whose own rules don't suffer it beside them are told, and decide for themselves (P11). */
import { permitWorkflowId, type SignalEnvelope } from '@holdpoint/contracts';
import { standingPhases, type Moment } from '@holdpoint/permit-domain';
import { TemporalClient } from '@holdpoint/temporal';
import { Injectable } from '@nestjs/common';
import { PermitsReadModel } from '../db/permits.read-model';
import { NextDoor } from './next-door';

/** Work goes on there, or may begin any moment: the others ask at their own gates, long after this. */
const listening: readonly string[] = ['approved', 'issued', 'active', 'suspended'];
/** What is only asked before that is past for them. */
const stillAhead: readonly Moment[] = ['issue', 'start', 'resume', 'watch'];

export interface StandingNews {
  readonly tenant: string;
  readonly number: string;
  /** Of the transition by which it came to stand: told twice, a neighbour counts it once. */
  readonly sequence: number;
  readonly correlationId: string;
}

@Injectable()
export class TellNeighbours {
  constructor(
    private readonly permits: PermitsReadModel,
    private readonly nextDoor: NextDoor,
    private readonly temporal: TemporalClient,
  ) {}

  /** @throws ProblemError 503 while Temporal is away: then all of it is told again. @returns the numbers of those told */
  async run({ tenant, number, sequence, correlationId }: StandingNews): Promise<readonly string[]> {
    const at = new Date().toISOString();
    const [row] = await this.permits.states(tenant, [number]);
    // Gone again before anybody was told.
    if (!row || !standingPhases.includes(row.state.phase)) return [];
    const { site, neighbours = [] } = await this.nextDoor.facts(row.state, at);
    const near = neighbours.filter(({ phase }) => listening.includes(phase));
    const theirs = await this.nextDoor.theirs(row.state, { ...(site && { site }), neighbours: near }, at);
    const concerned = [...theirs]
      .filter(([, { found }]) => found.some((conflict) => conflict.at.some((moment) => stillAhead.includes(moment))))
      .map(([other]) => other);
    for (const other of concerned) {
      const signal: SignalEnvelope<'neighbourChanged'> = {
        command: {
          name: 'neighbourChanged',
          key: `neighbour/${number}/${sequence}`,
          by: { system: 'permit' },
          body: { number },
        },
        correlationId,
      };
      await this.temporal.signal(permitWorkflowId(tenant, other), 'neighbourChanged', signal);
    }
    return concerned;
  }
}
