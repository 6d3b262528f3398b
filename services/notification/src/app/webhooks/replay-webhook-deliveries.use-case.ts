/** Sends what a webhook got, or should have got, once more: one delivery, or all since a time. */
import { ProblemError, receiptOf, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { WebhookDeliveryStore } from '../../db/webhook-delivery.store';
import { WebhookStore } from '../../db/webhook.store';
import type { WebhookCommand } from './register-webhook.use-case';

@Injectable()
export class ReplayWebhookDeliveries {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly receipts: ReceiptStore,
  ) {}

  /** @throws ProblemError 404 `webhook-unknown`, `webhook-delivery-unknown`, 409 `webhook-delivery-waiting` */
  async one(command: WebhookCommand, id: string, delivery: string): Promise<void> {
    const route = `POST /webhooks/${id}/deliveries/${delivery}/replays`;
    await this.receipts.once(receiptOf({ ...command, route, body: null }), async (em) => {
      if (!(await this.webhooks.read(em, command.tenant, id))) throw new ProblemError(404, 'webhook-unknown');
      const now = await this.deliveries.replay(em, command.tenant, id, delivery);
      if (!now) throw new ProblemError(404, 'webhook-delivery-unknown');
      if (now === 'waiting') throw new ProblemError(409, 'webhook-delivery-waiting');
      return null;
    });
  }

  /** @returns how many. @throws ProblemError 404 `webhook-unknown` */
  since(
    command: WebhookCommand,
    id: string,
    wish: { readonly since: string; readonly state?: 'delivered' | 'dead' },
  ): Promise<{ count: number }> {
    const { tenant } = command;
    return this.receipts.once(
      receiptOf({ ...command, route: `POST /webhooks/${id}/replays`, body: wish }),
      async (em) => {
        if (!(await this.webhooks.read(em, tenant, id))) throw new ProblemError(404, 'webhook-unknown');
        const states = wish.state ? [wish.state] : ['delivered', 'dead'];
        return { count: await this.deliveries.replaySince(em, tenant, id, wish.since, states) };
      },
    );
  }
}
