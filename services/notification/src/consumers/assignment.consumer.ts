/** News of duties and of who signs for whom: the roster is kept, and whoever comes to sign hears of what waits for it. */
import {
  assignmentChanged,
  delegationChanged,
  topics,
  type AssignmentChanged,
  type DelegationChanged,
} from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { TellPeople } from '../app/tell-people.use-case';
import { QueueForWebhooks } from '../app/webhooks/queue-for-webhooks.use-case';
import { WebhookFilters } from '../live/webhook-filters';

@Injectable()
export class AssignmentConsumer {
  constructor(consumers: EventConsumers, people: TellPeople, webhooks: QueueForWebhooks, filters: WebhookFilters) {
    consumers.register<AssignmentChanged | DelegationChanged>({
      topic: topics.assignment,
      group: 'holdpoint.notification.assignment',
      types: [assignmentChanged, delegationChanged],
      handle: async (given, em) => {
        const event = checkedEvent(given);
        await (event.type === delegationChanged ? people.ofDelegation(event, em) : people.ofDuties(event, em));
        if (filters.concern(event)) await webhooks.run(event, em);
      },
    });
  }
}
