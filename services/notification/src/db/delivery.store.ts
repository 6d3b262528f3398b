/** The delivery record and the queue in one: what is due, who is trying it, how it went. */
import { prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { addressFor, unknownContact, type Contact } from '../app/contact';
import { DeliveryBell } from '../app/delivery-bell';
import type { Channel, Parcel } from '../channels/channel';
import { contactOf, type ContactRow } from './contact.store';
import { DeliveryEntity, type DeliveryState } from './delivery.entity';
import type { NotificationEntity } from './notification.entity';

export interface Claim {
  readonly tenant: string;
  readonly id: string;
  readonly notification: string;
  readonly person: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
}

export interface Delivered {
  readonly id: string;
  /** What the other side calls it. */
  readonly reference?: string;
}

/** What the most urgent are, among those that nobody else holds just now: $1 channel, $2 seconds of the lease, $3 how many. */
const claimStatement = prepared(
  'claim-deliveries',
  `update delivery set attempts = attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => $2)
    where id = any (array(
      select id from delivery where channel = $1 and state = 'due' and next_attempt_at <= clock_timestamp()
       order by urgency desc, next_attempt_at limit $3 for update skip locked))
   returning tenant, id, notification, person, attempts as attempt`,
);
const untilNextStatement = prepared(
  'next-delivery',
  `select extract(epoch from min(next_attempt_at) - clock_timestamp()) * 1000 as ms
     from delivery where channel = $1 and state = 'due'`,
);
/**
 * What was written, and how its person is reached: $1 tenant, $2 `{ id }` of notifications as JSON. Without a contact its columns are null. As JSON, and each
 * looked up by the key (`offset 0` keeps it so): by an array, planning for the few at hand looked cheaper than one plan, and was done every time.
 */
const contentStatement = prepared(
  'delivery-content',
  `select n.id, n.urgency, n.notices, n.texts, n.site, n.permit, n.sequence, n.correlation_id as "correlationId",
          n.created_at as "createdAt", c.tenant, c.person, c.language, c.channels, c.addresses
     from jsonb_to_recordset($2::jsonb) as claimed(id uuid)
     cross join lateral (select * from notification where tenant = $1 and id = claimed.id offset 0) n
     left join contact c on c.tenant = n.tenant and c.person = n.person`,
);
/** $1 tenant, $2 `Delivered` as JSON. */
const deliveredStatement = prepared(
  'delivered',
  `update delivery set state = 'delivered', next_attempt_at = null, last_error = null, reference = done.reference,
          delivered_at = clock_timestamp()
     from jsonb_to_recordset($2::jsonb) as done(id uuid, reference text)
    where delivery.tenant = $1 and delivery.id = done.id and delivery.state = 'due'`,
);

type Content = Omit<NotificationEntity, 'tenant' | 'person' | 'eventId'> & (ContactRow | { readonly person: null });

@Injectable()
export class DeliveryStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly bell: DeliveryBell,
  ) {}

  /**
   * Takes the most urgent deliveries of a channel that are due, `most` of them, and keeps them for `leaseSeconds`: nobody else takes them meanwhile, and if
   * this process dies they come back by themselves. The attempt is counted when it begins, so that one which kills the process doesn't come back for ever.
   */
  async claim(channel: string, most: number, leaseSeconds: number): Promise<Claim[]> {
    // One statement is its own transaction.
    const [rows] = await this.database.readAcrossTenants((em) =>
      em.query<[Claim[], number]>(claimStatement, [channel, leaseSeconds, most]),
    );
    return rows;
  }

  /** Milliseconds until the next delivery of a channel is due; undefined when none is. */
  async untilNext(channel: string): Promise<number | undefined> {
    const [row] = await this.database.readAcrossTenants((em) =>
      em.query<{ ms: string | null }[]>(untilNextStatement, [channel]),
    );
    return row?.ms === null || row?.ms === undefined ? undefined : Math.max(0, Number(row.ms));
  }

  /** What is to be delivered, with each person's language and address as they are now. */
  parcels(channel: Channel, tenant: string, claims: readonly Claim[]): Promise<Parcel[]> {
    return this.database.read(tenant, async (em) => {
      const ids = new Set(claims.map(({ notification }) => notification));
      const claimed = JSON.stringify([...ids].map((id) => ({ id })));
      const rows = await em.query<Content[]>(contentStatement, [tenant, claimed]);
      const contents = new Map(rows.map((row) => [row.id, row]));
      return claims.flatMap((claim) => {
        const row = contents.get(claim.notification);
        if (!row) return [];
        const contact = row.person === null ? unknownContact(claim.person) : contactOf(row);
        return [parcelOf(channel, claim, row, contact)];
      });
    });
  }

  async delivered(tenant: string, deliveries: readonly Delivered[]): Promise<void> {
    await this.database.read(tenant, (em) => em.query(deliveredStatement, [tenant, JSON.stringify(deliveries)]));
  }

  /** @param retryAfterSeconds absent: given up */
  async failed(tenant: string, id: string, error: string, retryAfterSeconds?: number): Promise<void> {
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
    if (count > 0) this.bell.ringAfterCommit(em);
    return count > 0;
  }
}

const parcelOf = (channel: Channel, claim: Claim, row: Content, contact: Contact): Parcel => {
  const { id, tenant, person, attempt } = claim;
  const address = addressFor(channel, contact);
  return {
    id,
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
    attempt,
    createdAt: row.createdAt,
  };
};
