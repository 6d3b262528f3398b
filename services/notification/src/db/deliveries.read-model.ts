/** The delivery record, for those who look after it: newest first, by state, channel, person or permit. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeliveryState } from './delivery.entity';

export interface DeliveryQuery {
  readonly state?: DeliveryState;
  readonly channel?: string;
  readonly person?: string;
  readonly permit?: string;
  readonly before?: { readonly createdAt: string; readonly id: string };
  readonly limit: number;
}
export interface DeliveryRow {
  readonly id: string;
  readonly eventId: string;
  readonly person: string;
  readonly channel: string;
  readonly urgency: number;
  readonly notices: readonly string[];
  readonly permit: string | null;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly replays: number;
  readonly nextAttemptAt: Date | null;
  readonly lastError: string | null;
  readonly reference: string | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  /** `createdAt` with all its digits: what the next page goes on from. */
  readonly exactly: string;
}

const columns = `
  d.id, d.event_id as "eventId", d.person, d.channel, d.urgency, n.notices, n.permit, d.state, d.attempts, d.replays,
  d.next_attempt_at as "nextAttemptAt", d.last_error as "lastError", d.reference, d.created_at as "createdAt",
  d.delivered_at as "deliveredAt", to_char(d.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as exactly`;

@Injectable()
export class DeliveriesReadModel {
  constructor(private readonly database: TenantDatabase) {}

  list(tenant: string, query: DeliveryQuery): Promise<DeliveryRow[]> {
    const values: unknown[] = [tenant];
    const bind = (value: unknown): string => `$${values.push(value)}`;
    const conditions = ['d.tenant = $1'];
    if (query.state) conditions.push(`d.state = ${bind(query.state)}`);
    if (query.channel) conditions.push(`d.channel = ${bind(query.channel)}`);
    if (query.person) conditions.push(`d.person = ${bind(query.person)}`);
    if (query.permit) conditions.push(`n.permit = ${bind(query.permit)}`);
    if (query.before)
      conditions.push(
        `(d.created_at, d.id) < (${bind(query.before.createdAt)}::timestamptz, ${bind(query.before.id)}::uuid)`,
      );
    return this.database.read(tenant, (em) =>
      em.query<DeliveryRow[]>(
        `select ${columns} from delivery d join notification n on n.tenant = d.tenant and n.id = d.notification
          where ${conditions.join(' and ')} order by d.created_at desc, d.id desc limit ${bind(query.limit)}`,
        values,
      ),
    );
  }

  async one(tenant: string, id: string): Promise<DeliveryRow | undefined> {
    const [row] = await this.database.read(tenant, (em) =>
      em.query<DeliveryRow[]>(
        `select ${columns} from delivery d join notification n on n.tenant = d.tenant and n.id = d.notification
          where d.tenant = $1 and d.id = $2`,
        [tenant, id],
      ),
    );
    return row;
  }
}
