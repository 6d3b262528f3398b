/** News of people's qualifications: the person, their superior and the administrators are told. */
import {
  certificateExpiring,
  qualificationLost,
  topics,
  type CertificateExpiring,
  type QualificationLost,
} from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { TellPeople } from '../app/tell-people.use-case';
import { QueueForWebhooks } from '../app/webhooks/queue-for-webhooks.use-case';
import { WebhookFilters } from '../live/webhook-filters';

@Injectable()
export class QualificationConsumer {
  constructor(consumers: EventConsumers, people: TellPeople, webhooks: QueueForWebhooks, filters: WebhookFilters) {
    consumers.register<QualificationLost | CertificateExpiring>({
      topic: topics.qualification,
      group: 'holdpoint.notification.qualification',
      types: [qualificationLost, certificateExpiring],
      handle: async (given, em) => {
        const event = checkedEvent(given);
        await people.ofPerson(event, em);
        if (filters.concern(event)) await webhooks.run(event, em);
      },
    });
  }
}
