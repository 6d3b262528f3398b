/** News of rules: administrators and whoever signs are told, and the webhooks that want it get it. */
import { packDue, packPublished, packRetired, topics } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import type { PackNews } from '../app/compose-pack';
import { TellPeople } from '../app/tell-people.use-case';
import { QueueForWebhooks } from '../app/webhooks/queue-for-webhooks.use-case';
import { WebhookFilters } from '../live/webhook-filters';

@Injectable()
export class PackConsumer {
  constructor(consumers: EventConsumers, people: TellPeople, webhooks: QueueForWebhooks, filters: WebhookFilters) {
    consumers.register<PackNews>({
      topic: topics.pack,
      group: 'holdpoint.notification.pack',
      types: [packPublished, packRetired, packDue],
      handle: async (given, em) => {
        const event = checkedEvent(given);
        await people.ofRules(event, em);
        if (filters.concern(event)) await webhooks.run(event, em);
      },
    });
  }
}
