/** Subscribes another system to events; the secret is answered now and never again. */
import { randomUUID } from 'node:crypto';
import { ProblemError, type ProblemReasonInput, receiptOf, ReceiptStore, type Commanded } from '@holdpoint/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { WebhookStore } from '../../db/webhook.store';
import { WebhookFilters } from '../../live/webhook-filters';
import type { Webhook, WebhookFilter } from './webhook';
import { webhookSettingsToken, type WebhookSettings } from './webhook-settings';
import { isSecret, newSecret } from './webhook-signature';
import { targetFault } from './webhook-target';

export interface WebhookWish extends WebhookFilter {
  readonly url: string;
  readonly description?: string;
  readonly secret?: string;
}
export type WebhookCommand = Pick<Commanded, 'tenant' | 'by' | 'key'>;

export const mostWebhooks = 20;

@Injectable()
export class RegisterWebhook {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly receipts: ReceiptStore,
    private readonly filters: WebhookFilters,
    @Inject(webhookSettingsToken) private readonly settings: WebhookSettings,
  ) {}

  /**
   * @returns the webhook, and its first secret as long as it has it: the same key again shows it again, for an answer that got lost
   * @throws ProblemError 422 `webhook-invalid` with a reason per field, 409 `webhook-limit`
   */
  async run(command: WebhookCommand, wish: WebhookWish): Promise<{ webhook: Webhook; secret?: string }> {
    await this.check(wish);
    const { tenant, by } = command;
    // What is kept for a repetition names the secret only.
    const kept = await this.receipts.once(
      receiptOf({ ...command, route: 'POST /webhooks', body: wish }),
      async (em) => {
        if ((await this.webhooks.count(em, tenant)) >= mostWebhooks)
          throw new ProblemError(409, 'webhook-limit', [], { params: { most: mostWebhooks } });
        const { secret = newSecret(), ...rest } = wish;
        const [id, secretId] = [randomUUID(), randomUUID()];
        const secrets = [{ id: secretId, secret, createdAt: new Date().toISOString() }];
        await this.webhooks.add(em, tenant, { ...rest, id, secrets, createdBy: by });
        return { id, secretId };
      },
    );
    await this.filters.look();
    const webhook = await this.webhooks.one(tenant, kept.id);
    if (!webhook) throw new ProblemError(404, 'webhook-unknown');
    const own = webhook.secrets.find(({ id }) => id === kept.secretId);
    return { webhook, ...(own ? { secret: own.secret } : {}) };
  }

  private async check({ url, secret }: WebhookWish): Promise<void> {
    const reasons: ProblemReasonInput[] = [];
    const fault = await targetFault(url, this.settings.allowPrivate);
    if (fault) reasons.push({ code: fault, field: '/url' });
    if (secret !== undefined && !isSecret(secret)) reasons.push({ code: 'webhook-secret-invalid', field: '/secret' });
    if (reasons.length > 0) throw new ProblemError(422, 'webhook-invalid', reasons);
  }
}
