/** Lets a paused webhook go on: what waits is sent, in order. */
import { ProblemError, receiptOf, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { WebhookStore } from '../../db/webhook.store';
import type { WebhookCommand } from './register-webhook.use-case';
import { WebhookBell } from './webhook-bell';

@Injectable()
export class ResumeWebhook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly receipts: ReceiptStore,
    private readonly bell: WebhookBell,
  ) {}

  /** @throws ProblemError 404 `webhook-unknown` */
  async run(command: WebhookCommand, id: string): Promise<void> {
    await this.receipts.once(
      receiptOf({ ...command, route: `POST /webhooks/${id}/resume`, body: null }),
      async (em) => {
        if (!(await this.webhooks.read(em, command.tenant, id))) throw new ProblemError(404, 'webhook-unknown');
        await this.webhooks.resume(em, command.tenant, id);
        this.bell.ringAfterCommit(em);
        return null;
      },
    );
  }
}
