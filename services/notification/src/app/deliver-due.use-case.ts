/** Makes one attempt at the most urgent delivery that is due on a channel, and records how it went. */
import { correlation } from '@holdpoint/service-kit';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Channel, Outcome, Parcel } from '../channels/channel';
import { DeliveryStore, type Claim } from '../db/delivery.store';
import { deliveryAttempts, deliveryDelay } from './measures';
import { retryAfter, retryScheduleToken, type RetrySchedule } from './retry-schedule';

/** Longer than any channel takes for one attempt: a lease that ran out means that its worker is gone. */
export const leaseSeconds = 120;

@Injectable()
export class DeliverDue {
  private readonly logger = new Logger(DeliverDue.name);
  constructor(
    private readonly deliveries: DeliveryStore,
    @Inject(retryScheduleToken) private readonly retries: RetrySchedule,
  ) {}

  /** False when nothing was due. */
  async run(channel: Channel): Promise<boolean> {
    const claim = await this.deliveries.claim(channel.name, leaseSeconds);
    if (!claim) return false;
    const parcel = await this.deliveries.parcel(channel, claim);
    await correlation.run(parcel.correlationId, () => this.attempt(channel, claim, parcel), { tenant: claim.tenant });
    return true;
  }

  private async attempt(channel: Channel, claim: Claim, parcel: Parcel): Promise<void> {
    const outcome = await this.outcomeOf(channel, parcel);
    if (outcome.delivered) {
      await this.deliveries.delivered(claim, outcome.reference);
      deliveryAttempts.inc({ channel: channel.name, outcome: 'delivered' });
      const seconds = (Date.now() - parcel.createdAt.getTime()) / 1000;
      deliveryDelay.observe({ channel: channel.name, urgency: parcel.urgency }, seconds);
      return;
    }
    const again = outcome.permanent ? undefined : retryAfter(this.retries, parcel.urgency, claim.attempt);
    await this.deliveries.failed(claim, outcome.error, again);
    deliveryAttempts.inc({ channel: channel.name, outcome: again === undefined ? 'dead' : 'retried' });
    this.logger.warn({
      msg: again === undefined ? 'delivery given up' : 'delivery failed, to be tried again',
      delivery: claim.id,
      channel: channel.name,
      error: outcome.error,
      attempt: claim.attempt,
      retryAfterSeconds: again,
    });
  }

  private async outcomeOf(channel: Channel, parcel: Parcel): Promise<Outcome> {
    try {
      return await channel.deliver(parcel);
    } catch (error) {
      this.logger.error({ msg: 'channel failed', channel: channel.name, delivery: parcel.id, err: error });
      return { delivered: false, permanent: false, error: `${channel.name}-failed` };
    }
  }
}
