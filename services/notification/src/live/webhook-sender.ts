/** Keeps webhooks moving: woken by the bell, by a retry that falls due, by an attempt that ends, and every few seconds whatever happens. */
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SendWebhooks } from '../app/webhooks/send-webhooks.use-case';
import { WebhookBell } from '../app/webhooks/webhook-bell';
import { WebhookDeliveryStore, type WebhookClaim } from '../db/webhook-delivery.store';
import { Sleepers } from './sleepers';

/** Milliseconds: the sure way beside the bell, and after trouble. */
const lookAgainMs = 5_000;
const afterTroubleMs = 1_000;

@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WebhookSender.name);
  /** How many attempts are under way, by webhook. */
  private readonly busy = new Map<string, number>();
  private readonly underWay = new Set<Promise<void>>();
  private running?: Promise<void>;
  private readonly sleepers = new Sleepers();
  private stopping = false;

  constructor(
    private readonly webhooks: SendWebhooks,
    private readonly deliveries: WebhookDeliveryStore,
    bell: WebhookBell,
  ) {
    bell.onRing(() => this.sleepers.wakeOne());
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Lets attempts that are under way end; what isn't begun stays due for another replica or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.sleepers.wakeAll();
    await this.running;
    await Promise.all(this.underWay);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const seen = this.sleepers.missed;
      try {
        const claims = await this.webhooks.claim(this.busy);
        for (const claim of claims) this.begin(claim);
        if (claims.length > 0) continue;
        const next = await this.deliveries.untilNext();
        if (!this.stopping) await this.sleepers.sleep(Math.min(next ?? lookAgainMs, lookAgainMs), seen);
      } catch (error) {
        this.logger.warn({ msg: 'webhook deliveries cannot be read just now', err: error });
        if (!this.stopping) await this.sleepers.sleep(afterTroubleMs, this.sleepers.missed);
      }
    }
  }

  private begin(claim: WebhookClaim): void {
    const { webhook } = claim;
    this.busy.set(webhook, (this.busy.get(webhook) ?? 0) + 1);
    const attempt = this.webhooks
      .send(claim)
      // Its lease runs out, and it comes back.
      .catch((error: unknown) =>
        this.logger.error({ msg: 'a webhook attempt could not be recorded', delivery: claim.id, err: error }),
      )
      .finally(() => {
        const left = (this.busy.get(webhook) ?? 1) - 1;
        if (left > 0) this.busy.set(webhook, left);
        else this.busy.delete(webhook);
        this.underWay.delete(attempt);
        this.sleepers.wakeOne();
      });
    this.underWay.add(attempt);
  }
}
