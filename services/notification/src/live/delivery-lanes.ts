/** Keeps deliveries moving: so many lanes per channel, woken by the bell, by a retry that falls due, and every few seconds whatever happens. */
import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DeliverDue } from '../app/deliver-due.use-case';
import { DeliveryBell } from '../app/delivery-bell';
import { channelsToken, type Channel } from '../channels/channel';
import { DeliveryStore } from '../db/delivery.store';
import { Sleepers } from './sleepers';

/** Milliseconds after which a lane looks by itself: the bell is the fast way, this the sure one. */
const lookAgainMs = 5_000;
const afterTroubleMs = 1_000;

@Injectable()
export class DeliveryLanes implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(DeliveryLanes.name);
  private readonly sleepers = new Map<Channel, Sleepers>();
  private lanes: Promise<void>[] = [];
  private stopping = false;

  constructor(
    private readonly deliverDue: DeliverDue,
    private readonly deliveries: DeliveryStore,
    bell: DeliveryBell,
    @Inject(channelsToken) private readonly channels: readonly Channel[],
  ) {
    bell.onRing(() => {
      for (const sleepers of this.sleepers.values()) sleepers.wakeOne();
    });
  }

  onApplicationBootstrap(): void {
    for (const channel of this.channels.filter(({ available }) => available)) {
      const sleepers = new Sleepers();
      this.sleepers.set(channel, sleepers);
      this.lanes.push(...Array.from({ length: channel.lanes }, () => this.lane(channel, sleepers)));
    }
  }

  /** Lets attempts that are under way end; what isn't begun stays due for another replica or the next start. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    for (const sleepers of this.sleepers.values()) sleepers.wakeAll();
    await Promise.all(this.lanes);
  }

  private async lane(channel: Channel, sleepers: Sleepers): Promise<void> {
    while (!this.stopping) {
      const seen = sleepers.missed;
      try {
        const claims = await this.deliverDue.claim(channel);
        if (claims.length > 0) {
          if (claims.length === channel.batch) sleepers.wakeOne();
          await this.deliverDue.deliver(channel, claims);
          if (claims.length === channel.batch || sleepers.missed !== seen) continue;
        }
        // The last of it was taken: when there is more is asked with a look, not with another claim, which would find nothing.
        const next = await this.deliveries.untilNext(channel.name);
        if (claims.length > 0 && next === 0) continue;
        if (!this.stopping) await sleepers.sleep(Math.min(next ?? lookAgainMs, lookAgainMs), seen);
      } catch (error) {
        this.logger.warn({ msg: 'deliveries cannot be read just now', channel: channel.name, err: error });
        if (!this.stopping) await sleepers.sleep(afterTroubleMs, sleepers.missed);
      }
    }
  }
}
