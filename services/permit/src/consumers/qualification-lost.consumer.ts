/** Somebody lost a qualification: every live permit that names them is told, and stands or falls by its own rules (Q7). */
import {
  permitWorkflowId,
  qualificationLost,
  topics,
  type QualificationLost,
  type QualificationLostData,
  type SignalEnvelope,
} from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { TemporalClient } from '@holdpoint/temporal';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PermitsReadModel } from '../db/permits.read-model';

@Injectable()
export class QualificationLostConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: EventConsumers,
    private readonly permits: PermitsReadModel,
    private readonly temporal: TemporalClient,
  ) {}

  onModuleInit(): void {
    this.consumers.register<QualificationLost>({
      topic: topics.qualification,
      group: 'holdpoint.permit.qualification-lost',
      types: [qualificationLost],
      handle: (event) => this.tell(event),
    });
  }

  /**
   * Delivered to every permit before the event counts as done: Temporal away (503) means the whole event again, later. A workflow that has had it
   * already knows it by its key.
   */
  private async tell(event: QualificationLost): Promise<void> {
    const { person, reason, certificateClass, site } = understood(event);
    for (const number of await this.permits.liveNaming(event.tenant, person, site)) {
      const signal: SignalEnvelope<'qualificationLost'> = {
        command: {
          name: 'qualificationLost',
          key: event.id,
          by: { system: 'qualification' },
          body: { person, reason, ...(certificateClass !== undefined && { certificateClass }) },
        },
        correlationId: event.correlationid,
      };
      // `absent`: its life ended between the look and the signal; there is nobody to tell.
      await this.temporal.signal(permitWorkflowId(event.tenant, number), 'qualificationLost', signal);
    }
  }
}

const reasons: readonly QualificationLostData['reason'][] = ['revoked', 'lapsed', 'banned', 'contraindicated'];

/** An event of another shape tells nobody anything: it goes to the dead letters, with the places that are wrong and never the values there. */
function understood({ data }: QualificationLost): QualificationLostData {
  const { person, reason, certificateClass, site } = (data ?? {}) as Readonly<
    Record<keyof QualificationLostData, unknown>
  >;
  const faults = [
    ...(typeof person === 'string' && person !== '' ? [] : ['/data/person']),
    ...(reasons.includes(reason as QualificationLostData['reason']) ? [] : ['/data/reason']),
    ...(certificateClass === undefined || typeof certificateClass === 'string' ? [] : ['/data/certificateClass']),
    ...(site === undefined || typeof site === 'string' ? [] : ['/data/site']),
  ];
  if (faults.length > 0) throw new Error(`event-malformed: ${faults.join(', ')}`);
  return data;
}
