/** Gives a webhook a new secret; the one before signs beside it for a while, so that the other side can change over without losing anything. */
import { randomUUID } from 'node:crypto';
import { ProblemError, receiptOf, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { WebhookStore } from '../../db/webhook.store';
import type { WebhookCommand } from './register-webhook.use-case';
import type { Webhook } from './webhook';
import { isSecret, newSecret } from './webhook-signature';

@Injectable()
export class RotateWebhookSecret {
  constructor(
    private readonly webhooks: WebhookStore,
    private readonly receipts: ReceiptStore,
  ) {}

  /**
   * Two secrets sign at most: a second rotation ends the oldest at once. The same key again shows the new secret again, as long as the webhook has it.
   * @throws ProblemError 404 `webhook-unknown`, 422 `webhook-invalid`
   */
  async run(
    command: WebhookCommand,
    id: string,
    wish: { readonly secret?: string; readonly keepOldHours: number },
  ): Promise<{ webhook: Webhook; secret?: string }> {
    if (wish.secret !== undefined && !isSecret(wish.secret))
      throw new ProblemError(422, 'webhook-invalid', [{ code: 'webhook-secret-invalid', field: '/secret' }]);
    const { tenant } = command;
    const route = `POST /webhooks/${id}/secret-rotations`;
    const kept = await this.receipts.once(receiptOf({ ...command, route, body: wish }), async (em) => {
      const webhook = await this.webhooks.read(em, tenant, id, 'hold');
      if (!webhook) throw new ProblemError(404, 'webhook-unknown');
      const now = Date.now();
      const expiresAt = new Date(now + wish.keepOldHours * 3_600_000).toISOString();
      const secretId = randomUUID();
      const fresh = {
        id: secretId,
        secret: wish.secret ?? newSecret(),
        createdAt: new Date(now).toISOString(),
      };
      const before = webhook.secrets.slice(0, 1).map((secret) => ({ ...secret, expiresAt }));
      await this.webhooks.setSecrets(em, tenant, id, [fresh, ...(wish.keepOldHours > 0 ? before : [])]);
      return { secretId };
    });
    const webhook = await this.webhooks.one(tenant, id);
    if (!webhook) throw new ProblemError(404, 'webhook-unknown');
    const own = webhook.secrets.find((secret) => secret.id === kept.secretId);
    return { webhook, ...(own ? { secret: own.secret } : {}) };
  }
}
