/** The delivery record and the queue in one: what is due, who is trying it, how it went. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addressFor, unknownContact } from '../app/contact';
import type { Channel, Parcel } from '../channels/channel';
import { ContactStore } from './contact.store';
import { DeliveryEntity, type DeliveryState } from './delivery.entity';
import { NotificationEntity } from './notification.entity';
import { deliveryNews } from './notification.store';

export interface Claim {
  readonly tenant: string;
  readonly id: string;
  readonly notification: string;
  readonly person: string;
  readonly urgency: number;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}

@Injectable()
export class DeliveryStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly contacts: ContactStore,
  ) {}

  /**
   * Takes the most urgent delivery of a channel that is due, and keeps it for `leaseSeconds`: nobody else takes it meanwhile, and if this process dies
   * it comes back by itself. The attempt is counted when it begins, so that one which kills the process doesn't come back for ever.
   */
  async claim(channel: string, leaseSeconds: number): Promise<Claim | undefined> {
    const [rows] = await this.database.writeAcrossTenants((em) =>
      em.query<[Claim[], number]>(
        `update delivery set attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => $2)
          where id = (
            select id from delivery where channel = $1 and state = 'due' and next_attempt_at <= clock_timestamp()
             order by urgency desc, next_attempt_at limit 1 for update skip locked)
         returning tenant, id, notification, person, urgency, attempts as attempt`,
        [channel, leaseSeconds],
      ),
    );
    return rows[0];
  }

  /** Milliseconds until the next delivery of a channel is due; undefined when none is. */
  async untilNext(channel: string): Promise<number | undefined> {
    const [row] = await this.database.readAcrossTenants((em) =>
      em.query<{ ms: string | null }[]>(
        `select extract(epoch from min(next_attempt_at) - clock_timestamp()) * 1000 as ms
           from delivery where channel = $1 and state = 'due'`,
        [channel],
      ),
    );
    return row?.ms === null || row?.ms === undefined ? undefined : Math.max(0, Number(row.ms));
  }

  /** What is to be delivered, with the person's language and address as they are now. */
  parcel(channel: Channel, claim: Claim): Promise<Parcel> {
    const { tenant, person } = claim;
    return this.database.read(tenant, async (em) => {
      const row = await em.findOneByOrFail(NotificationEntity, { tenant, id: claim.notification });
      const contact = (await this.contacts.one(em, tenant, person)) ?? unknownContact(person);
      const address = addressFor(channel, contact);
      return {
        id: claim.id,
        notification: row.id,
        tenant,
        person,
        language: contact.language,
        ...(address === undefined ? {} : { address }),
        urgency: row.urgency > 0 ? 'urgent' : 'normal',
        notices: row.notices,
        texts: row.texts,
        ...(row.site === null ? {} : { site: row.site }),
        ...(row.permit === null ? {} : { permit: row.permit }),
        ...(row.sequence === null ? {} : { sequence: row.sequence }),
        correlationId: row.correlationId,
        createdAt: row.createdAt,
      };
    });
  }

  async delivered({ tenant, id }: Claim, reference: string | undefined): Promise<void> {
    await this.database.write(tenant, (em) =>
      em.query(
        `update delivery set state = 'delivered', next_attempt_at = null, last_error = null, reference = $3,
                delivered_at = clock_timestamp()
          where tenant = $1 and id = $2 and state = 'due'`,
        [tenant, id, reference ?? null],
      ),
    );
  }

  /** @param retryAfterSeconds absent: given up */
  async failed({ tenant, id }: Claim, error: string, retryAfterSeconds?: number): Promise<void> {
    const state: DeliveryState = retryAfterSeconds === undefined ? 'dead' : 'due';
    await this.database.write(tenant, (em) =>
      em.query(
        `update delivery set state = $3, last_error = $4, next_attempt_at = clock_timestamp() + make_interval(secs => $5)
          where tenant = $1 and id = $2 and state = 'due'`,
        [tenant, id, state, error, retryAfterSeconds ?? null],
      ),
    );
  }

  one(em: EntityManager, tenant: string, id: string): Promise<DeliveryEntity | null> {
    return em.findOneBy(DeliveryEntity, { tenant, id });
  }

  /** Makes a dead delivery due again with fresh attempts; false when it isn't dead. */
  async revive(em: EntityManager, tenant: string, id: string): Promise<boolean> {
    const [, count] = await em.query<[unknown[], number]>(
      `update delivery set state = 'due', attempts = 0, replays = replays + 1, next_attempt_at = clock_timestamp()
        where tenant = $1 and id = $2 and state = 'dead'`,
      [tenant, id],
    );
    if (count > 0) await em.query(`select pg_notify($1, '')`, [deliveryNews]);
    return count > 0;
  }
}
