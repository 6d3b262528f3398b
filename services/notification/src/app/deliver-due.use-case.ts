/** Makes one attempt at the most urgent deliveries that are due on a channel, and records how each went. */
import { correlation } from '@holdpoint/service-kit';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { Channel, Outcome, Parcel } from '../channels/channel';
import { DeliveryStore, type Claim, type Delivered } from '../db/delivery.store';
import { deliveryAttempts, deliveryDelay } from './measures';
import { retryAfter, retryScheduleToken, type RetrySchedule } from './retry-schedule';

/** Longer than any channel takes for one attempt: a lease that ran out means that its worker is gone. */
export const leaseSeconds = 120;

type Failure = Extract<Outcome, { readonly delivered: false }>;

@Injectable()
export class DeliverDue {
  private readonly logger = new Logger(DeliverDue.name);
  constructor(
    private readonly deliveries: DeliveryStore,
    @Inject(retryScheduleToken) private readonly retries: RetrySchedule,
  ) {}

  /** Takes as many as the channel carries at once; none when nothing was due. */
  claim(channel: Channel): Promise<Claim[]> {
    return this.deliveries.claim(channel.name, channel.batch, leaseSeconds);
  }

  async deliver(channel: Channel, claims: readonly Claim[]): Promise<void> {
    for (const tenant of new Set(claims.map((claim) => claim.tenant))) {
      const own = claims.filter((claim) => claim.tenant === tenant);
      // One that has failed before goes alone: should it be the one that breaks a batch, the others get through without it.
      const fresh = own.filter(({ attempt }) => attempt === 1);
      const again = own.filter(({ attempt }) => attempt > 1).map((claim) => [claim]);
      for (const together of [fresh, ...again]) if (together.length > 0) await this.attempt(channel, tenant, together);
    }
  }

  private async attempt(channel: Channel, tenant: string, claims: readonly Claim[]): Promise<void> {
    const parcels = await this.deliveries.parcels(channel, tenant, claims);
    const outcomes = await this.outcomesOf(channel, parcels);
    const delivered: Delivered[] = [];
    for (const [index, parcel] of parcels.entries()) {
      const outcome = outcomes[index]!;
      if (outcome.delivered) delivered.push({ id: parcel.id, reference: outcome.reference });
      else await correlation.run(parcel.correlationId, () => this.failed(channel, parcel, outcome), { tenant });
    }
    if (delivered.length === 0) return;
    await this.deliveries.delivered(tenant, delivered);
    const done = new Set(delivered.map(({ id }) => id));
    for (const { urgency, createdAt } of parcels.filter(({ id }) => done.has(id))) {
      deliveryAttempts.inc({ channel: channel.name, outcome: 'delivered' });
      deliveryDelay.observe({ channel: channel.name, urgency }, (Date.now() - createdAt.getTime()) / 1000);
    }
  }

  private async failed(channel: Channel, parcel: Parcel, { permanent, error }: Failure): Promise<void> {
    const { tenant, id, urgency, attempt } = parcel;
    const again = permanent ? undefined : retryAfter(this.retries, urgency, attempt);
    await this.deliveries.failed(tenant, id, error, again);
    deliveryAttempts.inc({ channel: channel.name, outcome: again === undefined ? 'dead' : 'retried' });
    this.logger.warn({
      msg: again === undefined ? 'delivery given up' : 'delivery failed, to be tried again',
      delivery: id,
      channel: channel.name,
      error,
      attempt,
      retryAfterSeconds: again,
    });
  }

  private async outcomesOf(channel: Channel, parcels: readonly Parcel[]): Promise<readonly Outcome[]> {
    try {
      return await channel.deliver(parcels);
    } catch (error) {
      this.logger.error({
        msg: 'channel failed',
        channel: channel.name,
        deliveries: parcels.map(({ id }) => id),
        err: error,
      });
      return parcels.map(() => ({ delivered: false, permanent: false, error: `${channel.name}-failed` }));
    }
  }
}
