/** What is due for webhooks, who is trying it, how it went: the queue and the delivery log in one, in order per subject. */
import type { HoldpointEvent } from '@holdpoint/contracts';
import { prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PostOutcome } from '../app/webhooks/post-webhook';
import { WebhookBell } from '../app/webhooks/webhook-bell';

export interface WebhookClaim {
  readonly tenant: string;
  readonly id: string;
  readonly webhook: string;
  readonly eventId: string;
  readonly body: string;
  readonly url: string;
  /** Encrypted. */
  readonly secrets: string;
  /** Which attempt this is, from 1. */
  readonly attempt: number;
  readonly createdAt: Date;
}

/** $1 tenant, $2 event, $3 type, $4 subject, $5 body, $6 webhooks. */
const addStatement = prepared(
  'add-webhook-deliveries',
  `with kept as (insert into webhook_event (tenant, id, body) values ($1, $2, $5) on conflict do nothing)
   insert into webhook_delivery (tenant, id, webhook, event_id, type, subject, state, next_attempt_at)
   select $1, gen_random_uuid(), id, $2, $3, $4, 'due', clock_timestamp() from webhook
    where tenant = $1 and id = any ($6::uuid[])
   on conflict (tenant, webhook, event_id) do nothing returning id`,
);
/**
 * $1 seconds of the lease, $2 most under way per webhook, $3 how many are under way by webhook, $4 how many. One that an earlier one of the same
 * subject waits before is left where it is; one that somebody else holds just now is passed over.
 */
const claimStatement = prepared(
  'claim-webhook-deliveries',
  `with due as (
     select first.id from webhook w cross join lateral (
       select d.id, d.next_attempt_at from webhook_delivery d
        where d.tenant = w.tenant and d.webhook = w.id and d.state = 'due' and d.next_attempt_at <= clock_timestamp()
          and not exists (
            select 1 from webhook_delivery ahead
             where ahead.tenant = d.tenant and ahead.webhook = d.webhook and ahead.subject = d.subject
               and ahead.state = 'due' and ahead.position < d.position)
        order by d.next_attempt_at, d.position
        limit greatest(0, $2::int - coalesce(($3::jsonb ->> w.id::text)::int, 0))
        for update of d skip locked) first
      where w.paused_at is null order by first.next_attempt_at limit $4::int
   ), taken as (
     update webhook_delivery t set attempts = t.attempts + 1, next_attempt_at = clock_timestamp() + make_interval(secs => $1::int)
       from due where t.id = due.id
     returning t.tenant, t.id, t.webhook, t.event_id, t.attempts, t.created_at
   )
   select taken.tenant, taken.id, taken.webhook, taken.event_id as "eventId", taken.attempts as attempt,
          taken.created_at as "createdAt", w.url, w.secrets, e.body
     from taken
     join webhook w on w.tenant = taken.tenant and w.id = taken.webhook
     join webhook_event e on e.tenant = taken.tenant and e.id = taken.event_id`,
);
/** What is overdue waits for another's end or for room, and is woken by that; a moment's grace for what came due just now. */
const untilNextStatement = prepared(
  'next-webhook-delivery',
  `select extract(epoch from min(d.next_attempt_at) - clock_timestamp()) * 1000 as ms
     from webhook_delivery d join webhook w on w.tenant = d.tenant and w.id = d.webhook and w.paused_at is null
    where d.state = 'due' and d.next_attempt_at > clock_timestamp() - interval '250 milliseconds'`,
);
/** $1 tenant, $2 delivery, $3 attempt, $4 status, $5 milliseconds. */
const deliveredStatement = prepared(
  'webhook-delivered',
  `with done as (
     update webhook_delivery set state = 'delivered', next_attempt_at = null, last_error = null, response_status = $4,
            latency_ms = $5, delivered_at = clock_timestamp()
      where tenant = $1 and id = $2 and attempts = $3 and state = 'due' returning webhook)
   update webhook set failing_since = null from done
    where webhook.tenant = $1 and webhook.id = done.webhook and webhook.failing_since is not null`,
);

@Injectable()
export class WebhookDeliveryStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly bell: WebhookBell,
  ) {}

  /** A delivery per webhook, at most one of an event for each, whatever brought the event here twice; the ids of those that are new. */
  async add(em: EntityManager, event: HoldpointEvent, webhooks: readonly string[]): Promise<string[]> {
    const { tenant, id, type, subject } = event;
    const values = [tenant, id, type, subject, JSON.stringify(event), webhooks];
    const rows = await em.query<{ id: string }[]>(addStatement, values);
    this.bell.ringAfterCommit(em);
    return rows.map((row) => row.id);
  }

  /**
   * Takes what is due, and keeps it for `leaseSeconds`: nobody else takes it meanwhile, and if this process dies it comes back by itself.
   * @param busy how many are under way here, by webhook
   */
  claim(
    busy: Readonly<Record<string, number>>,
    limits: { readonly each: number; readonly most: number; readonly leaseSeconds: number },
  ): Promise<WebhookClaim[]> {
    const values = [limits.leaseSeconds, limits.each, JSON.stringify(busy), limits.most];
    return this.database.readAcrossTenants((em) => em.query<WebhookClaim[]>(claimStatement, values));
  }

  /** Milliseconds until the next one is due; undefined when none is. */
  async untilNext(): Promise<number | undefined> {
    const [row] = await this.database.readAcrossTenants((em) => em.query<{ ms: string | null }[]>(untilNextStatement));
    return row?.ms === null || row?.ms === undefined ? undefined : Math.max(0, Number(row.ms));
  }

  async delivered({ tenant, id, attempt }: WebhookClaim, { status, latencyMs }: PostOutcome): Promise<void> {
    const values = [tenant, id, attempt, status, latencyMs];
    await this.database.read(tenant, (em) => em.query(deliveredStatement, values));
  }

  /**
   * @param retryAfterSeconds absent: given up
   * @returns since when nothing has got through to the webhook; undefined when somebody else has this delivery by now
   */
  async failed(
    em: EntityManager,
    { tenant, id, webhook, attempt }: WebhookClaim,
    { status, latencyMs, error }: PostOutcome,
    retryAfterSeconds?: number,
  ): Promise<Date | undefined> {
    const [, count] = await em.query<[unknown[], number]>(
      `update webhook_delivery set state = $4, last_error = $5, response_status = $6, latency_ms = $7,
              next_attempt_at = clock_timestamp() + make_interval(secs => $8)
        where tenant = $1 and id = $2 and attempts = $3 and state = 'due'`,
      [
        tenant,
        id,
        attempt,
        retryAfterSeconds === undefined ? 'dead' : 'due',
        error,
        status ?? null,
        latencyMs,
        retryAfterSeconds ?? null,
      ],
    );
    if (count === 0) return undefined;
    const [rows] = await em.query<[{ since: Date }[], number]>(
      `update webhook set failing_since = coalesce(failing_since, clock_timestamp()) where tenant = $1 and id = $2
       returning failing_since as since`,
      [tenant, webhook],
    );
    return rows[0]?.since;
  }

  /** Makes one due again with fresh attempts: `waiting` when it is due anyway, undefined when there is none. */
  async replay(em: EntityManager, tenant: string, webhook: string, id: string): Promise<'due' | 'waiting' | undefined> {
    const [row] = await em.query<{ state: string }[]>(
      `select state from webhook_delivery where tenant = $1 and webhook = $2 and id = $3 for update`,
      [tenant, webhook, id],
    );
    if (!row || row.state === 'due') return row && 'waiting';
    await this.revive(em, `id = $2`, [tenant, id]);
    return 'due';
  }

  /** All that were made since `since` and have ended in one of `states`; how many. */
  async replaySince(
    em: EntityManager,
    tenant: string,
    webhook: string,
    since: string,
    states: readonly string[],
  ): Promise<number> {
    const which = `webhook = $2 and created_at >= $3::timestamptz and state = any ($4::text[])`;
    return this.revive(em, which, [tenant, webhook, since, states]);
  }

  private async revive(em: EntityManager, which: string, values: readonly unknown[]): Promise<number> {
    const [, count] = await em.query<[unknown[], number]>(
      `update webhook_delivery set state = 'due', attempts = 0, replays = replays + 1, delivered_at = null,
              next_attempt_at = clock_timestamp()
        where tenant = $1 and ${which} and state <> 'due'`,
      [...values],
    );
    if (count > 0) this.bell.ringAfterCommit(em);
    return count;
  }
}
