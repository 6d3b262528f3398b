/** What every webhook wants, remembered for some seconds: whether an event concerns any of them costs no look at the database. */
import type { HoldpointEvent } from '@holdpoint/contracts';
import { Injectable, Logger, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { wants, type WebhookFilter } from '../app/webhooks/webhook';
import { WebhookStore } from '../db/webhook.store';

/** How soon another replica's new webhook gets events here. */
const lookAgainMs = 2_000;

@Injectable()
export class WebhookFilters implements OnModuleInit, OnApplicationShutdown {
  private readonly logger = new Logger(WebhookFilters.name);
  /** Undefined until it has been read once: then every event is asked about in its own transaction. */
  private known?: ReadonlyMap<string, readonly WebhookFilter[]>;
  private timer?: NodeJS.Timeout;
  private looks = 0;

  constructor(private readonly webhooks: WebhookStore) {}

  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), lookAgainMs).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  concern(event: HoldpointEvent): boolean {
    if (!this.known) return true;
    return (this.known.get(event.tenant) ?? []).some((filter) => wants(filter, event));
  }

  /** Reads them anew; what was read before stands when the database is away. */
  async look(): Promise<void> {
    const look = ++this.looks;
    try {
      const found = await this.webhooks.allFilters();
      // An older look that ends later has nothing to say.
      if (look === this.looks) this.known = found;
    } catch (error) {
      this.logger.warn({ msg: 'webhooks cannot be read just now', err: error });
    }
  }
}
