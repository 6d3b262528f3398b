/** News of the isolation register: people hear of tests that were left open, and the webhooks that want it get it. */
import {
  isolationChanged,
  isolationReleaseOverdue,
  topics,
  type IsolationChanged,
  type IsolationReleaseOverdue,
} from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { TellPeople } from '../app/tell-people.use-case';
import { QueueForWebhooks } from '../app/webhooks/queue-for-webhooks.use-case';
import { WebhookFilters } from '../live/webhook-filters';

@Injectable()
export class IsolationConsumer {
  constructor(consumers: EventConsumers, people: TellPeople, webhooks: QueueForWebhooks, filters: WebhookFilters) {
    consumers.register<IsolationChanged | IsolationReleaseOverdue>({
      topic: topics.isolation,
      group: 'holdpoint.notification.isolation',
      types: [isolationChanged, isolationReleaseOverdue],
      concerns: (event) => event.type === isolationReleaseOverdue || filters.concern(event),
      handle: async (given, em) => {
        const event = checkedEvent(given);
        if (event.type === isolationReleaseOverdue) await people.ofOpenRelease(event, em);
        if (filters.concern(event)) await webhooks.run(event, em);
      },
    });
  }
}
