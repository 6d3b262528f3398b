/** News of the isolation register: for the webhooks that want it. */
import { isolationChanged, topics, type IsolationChanged } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { QueueForWebhooks } from '../app/webhooks/queue-for-webhooks.use-case';
import { WebhookFilters } from '../live/webhook-filters';

@Injectable()
export class IsolationConsumer {
  constructor(consumers: EventConsumers, webhooks: QueueForWebhooks, filters: WebhookFilters) {
    consumers.register<IsolationChanged>({
      topic: topics.isolation,
      group: 'holdpoint.notification.isolation',
      types: [isolationChanged],
      concerns: (event) => filters.concern(event),
      handle: (event, em) => webhooks.run(checkedEvent(event), em),
    });
  }
}
