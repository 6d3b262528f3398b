/** The delivery log of one webhook, newest first. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { DeliveryState } from './delivery.entity';

export interface WebhookDeliveryRow {
  readonly id: string;
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly replays: number;
  readonly lastError: string | null;
  readonly responseStatus: number | null;
  readonly latencyMs: number | null;
  readonly nextAttemptAt: Date | null;
  readonly createdAt: Date;
  readonly deliveredAt: Date | null;
  /** The queue's order; what the next page goes on from. */
  readonly position: string;
}
export interface WebhookDeliveryQuery {
  readonly state?: DeliveryState;
  readonly subject?: string;
  readonly before?: string;
  readonly limit: number;
}

const columns = `id, event_id as "eventId", type, subject, state, attempts, replays, last_error as "lastError",
  response_status as "responseStatus", latency_ms as "latencyMs", next_attempt_at as "nextAttemptAt",
  created_at as "createdAt", delivered_at as "deliveredAt", position`;

@Injectable()
export class WebhookDeliveriesReadModel {
  constructor(private readonly database: TenantDatabase) {}

  list(tenant: string, webhook: string, query: WebhookDeliveryQuery): Promise<WebhookDeliveryRow[]> {
    return this.database.read(tenant, (em) =>
      em.query<WebhookDeliveryRow[]>(
        `select ${columns} from webhook_delivery
          where tenant = $1 and webhook = $2 and ($3::text is null or state = $3) and ($4::text is null or subject = $4)
            and ($5::bigint is null or position < $5)
          order by position desc limit $6`,
        [tenant, webhook, query.state ?? null, query.subject ?? null, query.before ?? null, query.limit],
      ),
    );
  }
}
