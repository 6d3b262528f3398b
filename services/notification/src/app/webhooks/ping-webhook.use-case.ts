/** Sends a webhook an event that says nothing, the way every other goes. */
import { randomUUID } from 'node:crypto';
import { correlation, ProblemError, receiptOf, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { WebhookDeliveryStore } from '../../db/webhook-delivery.store';
import { WebhookStore } from '../../db/webhook.store';
import type { WebhookCommand } from './register-webhook.use-case';
import { pingType } from './webhook';

@Injectable()
export class PingWebhook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly receipts: ReceiptStore,
  ) {}

  /** @returns its delivery, to be looked for in the log. @throws ProblemError 404 `webhook-unknown`, 409 `webhook-paused` */
  run(command: WebhookCommand, id: string): Promise<{ delivery: string; eventId: string }> {
    const { tenant } = command;
    return this.receipts.once(
      receiptOf({ ...command, route: `POST /webhooks/${id}/pings`, body: null }),
      async (em) => {
        const webhook = await this.webhooks.read(em, tenant, id);
        if (!webhook) throw new ProblemError(404, 'webhook-unknown');
        if (webhook.pausedAt !== undefined) throw new ProblemError(409, 'webhook-paused');
        const eventId = randomUUID();
        const [delivery = ''] = await this.deliveries.add(
          em,
          {
            specversion: '1.0',
            id: eventId,
            source: 'holdpoint/notification',
            type: pingType,
            // Of its own, so that it waits behind nothing.
            subject: `${id}/${eventId}`,
            time: new Date().toISOString(),
            datacontenttype: 'application/json',
            tenant,
            correlationid: correlation.id() ?? eventId,
            data: { webhook: id },
          },
          [id],
        );
        return { delivery, eventId };
      },
    );
  }
}
