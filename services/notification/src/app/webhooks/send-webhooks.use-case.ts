/** Makes one attempt at what is due for webhooks, records how it went, and pauses a webhook that nothing gets through to. */
import { correlation, TenantDatabase } from '@holdpoint/service-kit';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { WebhookDeliveryStore, type WebhookClaim } from '../../db/webhook-delivery.store';
import { openSecrets, WebhookStore } from '../../db/webhook.store';
import { webhookAttempts, webhookDelay } from '../measures';
import { retryAfter, retryScheduleToken, type RetrySchedule } from '../retry-schedule';
import { TellPeople } from '../tell-people.use-case';
import { postWebhook, type PostOutcome } from './post-webhook';
import type { PauseReason } from './webhook';
import { webhookSettingsToken, type WebhookSettings } from './webhook-settings';
import { signedHeaders } from './webhook-signature';

/** Longer than an attempt may take. */
const leaseSeconds = 120;
/** Under way at once in one process, whoever they are for. */
const mostAtOnce = 64;
/** Attempts that failed together don't come back together. */
const jitter = 0.2;

@Injectable()
export class SendWebhooks {
  private readonly logger = new Logger(SendWebhooks.name);
  constructor(
    private readonly database: TenantDatabase,
    private readonly deliveries: WebhookDeliveryStore,
    private readonly webhooks: WebhookStore,
    private readonly people: TellPeople,
    @Inject(webhookSettingsToken) private readonly settings: WebhookSettings,
    @Inject(retryScheduleToken) private readonly retries: RetrySchedule,
  ) {}

  async claim(busy: ReadonlyMap<string, number>): Promise<WebhookClaim[]> {
    const most = mostAtOnce - [...busy.values()].reduce((sum, count) => sum + count, 0);
    if (most <= 0) return [];
    return this.deliveries.claim(Object.fromEntries(busy), { each: this.settings.concurrency, most, leaseSeconds });
  }

  async send(claim: WebhookClaim): Promise<void> {
    const outcome = await this.attempt(claim);
    if (outcome.error !== undefined) return this.failed(claim, outcome);
    await this.deliveries.delivered(claim, outcome);
    webhookAttempts.inc({ outcome: 'delivered' });
    webhookDelay.observe((Date.now() - claim.createdAt.getTime()) / 1000);
  }

  private attempt({ tenant, webhook, eventId, url, secrets, body }: WebhookClaim): Promise<PostOutcome> {
    const now = new Date();
    const valid = openSecrets(tenant, webhook, secrets).filter(
      ({ expiresAt }) => expiresAt === undefined || now.toISOString() < expiresAt,
    );
    const seconds = Math.floor(now.getTime() / 1000);
    const headers = signedHeaders(
      eventId,
      seconds,
      body,
      valid.map(({ secret }) => secret),
    );
    return postWebhook(url, headers, body, this.settings);
  }

  private async failed(claim: WebhookClaim, outcome: PostOutcome): Promise<void> {
    const { tenant, id, webhook, attempt } = claim;
    const planned = retryAfter(this.retries, 'normal', attempt);
    const again = planned === undefined ? undefined : planned * (1 + jitter * (Math.random() * 2 - 1));
    await this.database.write(tenant, async (em) => {
      const since = await this.deliveries.failed(em, claim, outcome, again);
      const because = since && this.pauseReason(outcome, since);
      if (!because || !(await this.webhooks.pause(em, tenant, webhook, because))) return;
      const paused = await this.webhooks.read(em, tenant, webhook);
      if (paused) await this.people.ofPausedWebhook({ tenant, correlationId: correlation.id() ?? id }, paused, em);
    });
    webhookAttempts.inc({ outcome: again === undefined ? 'dead' : 'retried' });
    this.logger.warn({
      msg: again === undefined ? 'webhook delivery given up' : 'webhook delivery failed, to be tried again',
      tenant,
      webhook,
      delivery: id,
      error: outcome.error,
      attempt,
      retryAfterSeconds: again,
    });
  }

  /** 410 says that nobody wants it any more. */
  private pauseReason({ status }: PostOutcome, since: Date): PauseReason | undefined {
    if (status === 410) return 'gone';
    return Date.now() - since.getTime() >= this.settings.pauseAfterSeconds * 1000 ? 'failing' : undefined;
  }
}
