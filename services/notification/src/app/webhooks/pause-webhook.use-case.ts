/** Stops a webhook until it is resumed: its events are kept and wait. */
import { ProblemError, receiptOf, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { WebhookStore } from '../../db/webhook.store';
import type { WebhookCommand } from './register-webhook.use-case';

@Injectable()
export class PauseWebhook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly receipts: ReceiptStore,
  ) {}

  /** A paused one stays as it is. @throws ProblemError 404 `webhook-unknown` */
  async run(command: WebhookCommand, id: string): Promise<void> {
    await this.receipts.once(receiptOf({ ...command, route: `POST /webhooks/${id}/pause`, body: null }), async (em) => {
      if (!(await this.webhooks.read(em, command.tenant, id))) throw new ProblemError(404, 'webhook-unknown');
      await this.webhooks.pause(em, command.tenant, id, 'asked');
      return null;
    });
  }
}
