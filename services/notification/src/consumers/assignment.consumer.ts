/** News of duties: the roster is kept, and whoever takes up a duty hears of what waits for it. */
import { assignmentChanged, topics, type AssignmentChanged } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { TellPeople } from '../app/tell-people.use-case';
import { QueueForWebhooks } from '../app/webhooks/queue-for-webhooks.use-case';
import { WebhookFilters } from '../live/webhook-filters';

@Injectable()
export class AssignmentConsumer {
  constructor(consumers: EventConsumers, people: TellPeople, webhooks: QueueForWebhooks, filters: WebhookFilters) {
    consumers.register<AssignmentChanged>({
      topic: topics.assignment,
      group: 'holdpoint.notification.assignment',
      types: [assignmentChanged],
      handle: async (given, em) => {
        const event = checkedEvent(given);
        await people.ofDuties(event, em);
        if (filters.concern(event)) await webhooks.run(event, em);
      },
    });
  }
}
