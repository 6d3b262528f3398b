/** Writes down, in the transaction that takes an event in, which webhooks it goes to. */
import { permitTransitioned, type HoldpointEvent, type PermitTransitioned } from '@holdpoint/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { WebhookDeliveryStore } from '../../db/webhook-delivery.store';
import { WebhookStore } from '../../db/webhook.store';
import { wants } from './webhook';

@Injectable()
export class QueueForWebhooks {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
  ) {}

  async run(event: HoldpointEvent, em: EntityManager): Promise<void> {
    const all = await this.webhooks.filters(em, event.tenant);
    const wanting = all.filter((filter) => wants(filter, event)).map(({ id }) => id);
    if (wanting.length > 0) await this.deliveries.add(em, withoutSealed(event), wanting);
  }
}

/** What is encrypted for this service is nobody else's. */
function withoutSealed(event: HoldpointEvent): HoldpointEvent {
  if (event.type !== permitTransitioned) return event;
  const { sealed: _, ...data } = (event as PermitTransitioned).data;
  return { ...event, data };
}
