/** News of permits: those concerned are told, and the webhooks that want it get it. */
import { permitTransitioned, topics, type PermitTransitioned } from '@holdpoint/contracts';
import { EventConsumers } from '@holdpoint/outbox';
import { isEnded, type Phase } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { checkedEvent } from '../app/checked-event';
import { concernsAnybody } from '../app/compose';
import { TellPeople } from '../app/tell-people.use-case';
import { QueueForWebhooks } from '../app/webhooks/queue-for-webhooks.use-case';
import { WebhookFilters } from '../live/webhook-filters';

@Injectable()
export class PermitConsumer {
  constructor(consumers: EventConsumers, people: TellPeople, webhooks: QueueForWebhooks, filters: WebhookFilters) {
    consumers.register<PermitTransitioned>({
      topic: topics.permit,
      group: 'holdpoint.notification.permit',
      types: [permitTransitioned],
      concerns: (event) => tellsOrSettles(event) || filters.concern(event),
      handle: async (given, em) => {
        const event = checkedEvent(given);
        if (tellsOrSettles(event)) await people.ofPermit(event, em);
        if (filters.concern(event)) await webhooks.run(event, em);
      },
    });
  }
}

/**
 * Whether somebody is told, or a stage may wait no longer: stages of the chain wait during approval, and whatever leaves it settles them all. So does the
 * end of a permit, should the news that it left approval have been set aside.
 */
export function tellsOrSettles(event: PermitTransitioned): boolean {
  const { phase, previousPhase } = event.data;
  return phase === 'inApproval' || previousPhase === 'inApproval' || isEnded(phase as Phase) || concernsAnybody(event);
}
