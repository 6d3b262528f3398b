/** Ends a subscription: what waits isn't sent, and its delivery log goes with it. */
import { ProblemError, receiptOf, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { WebhookStore } from '../../db/webhook.store';
import { WebhookFilters } from '../../live/webhook-filters';
import type { WebhookCommand } from './register-webhook.use-case';

@Injectable()
export class DeleteWebhook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly receipts: ReceiptStore,
    private readonly filters: WebhookFilters,
  ) {}

  /** @throws ProblemError 404 `webhook-unknown` */
  async run(command: WebhookCommand, id: string): Promise<void> {
    await this.receipts.once(receiptOf({ ...command, route: `DELETE /webhooks/${id}`, body: null }), async (em) => {
      if (!(await this.webhooks.remove(em, command.tenant, id))) throw new ProblemError(404, 'webhook-unknown');
      return null;
    });
    await this.filters.look();
  }
}
