/** Keeps deliveries moving: lanes per channel, so that a slow mail server never holds up the inbox. */
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type BeforeApplicationShutdown,
} from '@nestjs/common';
import { DeliverDue } from '../app/deliver-due.use-case';
import { channelsToken, type Channel } from '../channels/channel';
import { DeliveryStore } from '../db/delivery.store';
import { deliveryNews } from '../db/notification.store';
import { PostgresNews } from './postgres-news';

/** Milliseconds after which a lane looks by itself: NOTIFY is the fast way, this the sure one. */
const lookAgainMs = 5_000;
const afterTroubleMs = 1_000;

@Injectable()
export class DeliveryLanes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryLanes.name);
  private readonly sleepers = new Set<() => void>();
  private lanes: Promise<void>[] = [];
  private stopping = false;
  /** Counts wake-ups, so that one that comes while a lane looks and finds nothing isn't lost. */
  private woken = 0;

  constructor(
    private readonly deliverDue: DeliverDue,
    private readonly deliveries: DeliveryStore,
    news: PostgresNews,
    @Inject(channelsToken) private readonly channels: readonly Channel[],
  ) {
    news.listen(deliveryNews, () => this.wake());
  }

  onApplicationBootstrap(): void {
    this.lanes = this.channels
      .filter(({ available }) => available)
      .flatMap((channel) => Array.from({ length: channel.lanes }, () => this.lane(channel)));
  }

  /** Lets attempts that are under way end; what isn't begun stays due for another replica or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.all(this.lanes);
  }

  wake(): void {
    this.woken += 1;
    for (const sleeper of this.sleepers) sleeper();
  }

  private async lane(channel: Channel): Promise<void> {
    while (!this.stopping) {
      const seen = this.woken;
      try {
        if (await this.deliverDue.run(channel)) continue;
        const next = await this.deliveries.untilNext(channel.name);
        await this.sleep(Math.min(next ?? lookAgainMs, lookAgainMs), seen);
      } catch (error) {
        this.logger.warn({ msg: 'deliveries cannot be read just now', channel: channel.name, err: error });
        await this.sleep(afterTroubleMs, this.woken);
      }
    }
  }

  private sleep(ms: number, seen: number): Promise<void> {
    if (this.stopping || this.woken !== seen) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, Math.max(ms, 20));
      this.sleepers.add(wake);
    });
  }
}
