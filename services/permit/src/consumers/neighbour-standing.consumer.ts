/** A permit that comes to stand, or stands longer: its neighbours hear of it. What leaves only opens gates, which are asked anew anyway (P11). */
import { permitTransitioned, topics, type PermitTransitioned } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { standingPhases } from '@holdpoint/permit-domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TellNeighbours } from '../app/tell-neighbours.use-case';

@Injectable()
export class NeighbourStandingConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly neighbours: TellNeighbours,
  ) {}

  onModuleInit(): void {
    this.consumers.register<PermitTransitioned>({
      topic: topics.permit,
      group: 'holdpoint.permit.neighbours',
      types: [permitTransitioned],
      concerns: changesWhatNeighboursSee,
      handle: (event) => this.tell(event),
    });
  }

  private async tell({ tenant, correlationid, data }: PermitTransitioned): Promise<void> {
    const { number, sequence } = (data ?? {}) as Readonly<Record<'number' | 'sequence', unknown>>;
    if (typeof number !== 'string' || typeof sequence !== 'number') throw new Error('event-malformed: /data');
    await this.neighbours.run({ tenant, number, sequence, correlationId: correlationid });
  }
}

/** One transition in two dozen: the rest costs no transaction. */
export function changesWhatNeighboursSee({ data }: PermitTransitioned): boolean {
  const { phase, previousPhase, events } = data;
  if (!standingPhases.includes(phase)) return false;
  return previousPhase === undefined || !standingPhases.includes(previousPhase) || events.some(isLonger);
}

const isLonger = ({ name }: { readonly name: string }): boolean => name === 'extended';
