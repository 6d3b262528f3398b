/** `tellLinked`: tells the other tickets of the same job that this one has changed, so that they live and die together (cl. 4.6). */
import { permitWorkflowId, type LinkedNews, type PermitActivities, type SignalEnvelope } from '@holdpoint/contracts';
import { TemporalClient } from '@holdpoint/temporal';
import { Injectable } from '@nestjs/common';

@Injectable()
export class TellLinkedActivities implements Pick<PermitActivities, 'tellLinked'> {
  constructor(private readonly temporal: TemporalClient) {}

  /** A ticket that is over hears nothing; told twice, a ticket counts it once by the key. */
  async tellLinked(news: LinkedNews): Promise<void> {
    const { tenant, number, type, phase, sequence, linked, correlationId } = news;
    const envelope: SignalEnvelope<'linkedPermitChanged'> = {
      command: {
        name: 'linkedPermitChanged',
        key: `linked/${number}/${sequence}`,
        by: { system: 'permit' },
        body: { number, type, phase },
      },
      correlationId,
    };
    for (const other of linked)
      await this.temporal.signal(permitWorkflowId(tenant, other), 'linkedPermitChanged', envelope);
  }
}
