/** Keeps webhooks moving: woken by the bell, by a retry that falls due, by an attempt that ends, and every few seconds whatever happens. */
import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { SendWebhooks } from '../app/webhooks/send-webhooks.use-case';
import { WebhookBell } from '../app/webhooks/webhook-bell';
import { WebhookDeliveryStore, type WebhookClaim } from '../db/webhook-delivery.store';

/** Milliseconds: the sure way beside the bell; after trouble; the least, so that clocks that differ don't make it spin; and how often the old goes. */
const lookAgainMs = 5_000;
const afterTroubleMs = 1_000;
const leastMs = 20;
const pruneEveryMs = 3_600_000;

@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(WebhookSender.name);
  /** How many attempts are under way, by webhook. */
  private readonly busy = new Map<string, number>();
  private readonly underWay = new Set<Promise<void>>();
  private running?: Promise<void>;
  private stopping = false;
  private rings = 0;
  private wake?: () => void;
  private pruneAt = 0;

  constructor(
    private readonly webhooks: SendWebhooks,
    private readonly deliveries: WebhookDeliveryStore,
    bell: WebhookBell,
  ) {
    bell.onRing(() => this.ring());
  }

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Lets attempts that are under way end; what isn't begun stays due for another replica or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.ring();
    await this.running;
    await Promise.all(this.underWay);
  }

  private ring(): void {
    this.rings += 1;
    this.wake?.();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const seen = this.rings;
      try {
        const claims = await this.webhooks.claim(this.busy);
        for (const claim of claims) this.begin(claim);
        if (claims.length > 0) continue;
        await this.prune();
        const next = await this.deliveries.untilNext();
        await this.sleep(Math.min(next ?? lookAgainMs, lookAgainMs), seen);
      } catch (error) {
        this.logger.warn({ msg: 'webhook deliveries cannot be read just now', err: error });
        await this.sleep(afterTroubleMs, this.rings);
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
        this.ring();
      });
    this.underWay.add(attempt);
  }

  private async prune(): Promise<void> {
    if (Date.now() < this.pruneAt) return;
    this.pruneAt = Date.now() + pruneEveryMs;
    await this.webhooks.prune();
  }

  /** @param seen `rings` before the last look */
  private sleep(ms: number, seen: number): Promise<void> {
    if (this.stopping || this.rings !== seen) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.wake = undefined;
        resolve();
      };
      const timer = setTimeout(wake, Math.max(ms, leastMs));
      this.wake = wake;
    });
  }
}
