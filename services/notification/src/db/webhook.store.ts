/** Subscriptions at rest: secrets leave this file in the clear, enter it so, are kept encrypted and bound to their row, and are never logged. */
import { decryptText, encryptText, prepared, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PauseReason, Webhook, WebhookFilter, WebhookSecret } from '../app/webhooks/webhook';

interface WebhookRow {
  readonly tenant: string;
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly types: string[];
  readonly permitTypes: string[] | null;
  readonly sites: string[] | null;
  readonly workOrdersOnly: boolean;
  readonly secrets: string;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly failingSince: Date | null;
  readonly pausedAt: Date | null;
  readonly pausedBecause: PauseReason | null;
}
type FilterRow = Pick<WebhookRow, 'tenant' | 'id' | 'types' | 'permitTypes' | 'sites' | 'workOrdersOnly'>;

const filterColumns = `tenant, id, types, permit_types as "permitTypes", sites, work_orders_only as "workOrdersOnly"`;
const columns = `${filterColumns}, url, description, secrets, created_by as "createdBy", created_at as "createdAt",
  failing_since as "failingSince", paused_at as "pausedAt", paused_because as "pausedBecause"`;
const filtersStatement = prepared('webhook-filters', `select ${filterColumns} from webhook where tenant = $1`);

const owner = (tenant: string, id: string): string => `webhook/${tenant}/${id}`;
const sealed = (tenant: string, id: string, secrets: readonly WebhookSecret[]): string =>
  encryptText(JSON.stringify(secrets), owner(tenant, id));
export const openSecrets = (tenant: string, id: string, text: string): WebhookSecret[] =>
  JSON.parse(decryptText(text, owner(tenant, id))) as WebhookSecret[];

@Injectable()
export class WebhookStore {
  constructor(private readonly database: TenantDatabase) {}

  async add(em: EntityManager, tenant: string, webhook: Omit<Webhook, 'createdAt'>): Promise<void> {
    const { id, url, description, types, permitTypes, sites, workOrdersOnly, secrets, createdBy } = webhook;
    await em.query(
      `insert into webhook (tenant, id, url, description, types, permit_types, sites, work_orders_only, secrets, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tenant,
        id,
        url,
        description ?? null,
        types,
        permitTypes ?? null,
        sites ?? null,
        workOrdersOnly,
        sealed(tenant, id, secrets),
        createdBy,
      ],
    );
  }

  /** Held until the end of the transaction: two tenants' registrations don't wait for each other, two of one do. */
  async count(em: EntityManager, tenant: string): Promise<number> {
    await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`webhooks/${tenant}`]);
    const [row] = await em.query<{ count: string }[]>(`select count(*) from webhook where tenant = $1`, [tenant]);
    return Number(row?.count ?? 0);
  }

  list(tenant: string): Promise<Webhook[]> {
    return this.database.read(tenant, async (em) => {
      const rows = await em.query<WebhookRow[]>(
        `select ${columns} from webhook where tenant = $1 order by created_at, id`,
        [tenant],
      );
      return rows.map(webhookOf);
    });
  }

  one(tenant: string, id: string): Promise<Webhook | undefined> {
    return this.database.read(tenant, (em) => this.read(em, tenant, id));
  }

  /** @param how `hold`: nobody changes it before this transaction ends */
  async read(em: EntityManager, tenant: string, id: string, how?: 'hold'): Promise<Webhook | undefined> {
    const [row] = await em.query<WebhookRow[]>(
      `select ${columns} from webhook where tenant = $1 and id = $2 ${how ? 'for update' : ''}`,
      [tenant, id],
    );
    return row && webhookOf(row);
  }

  async remove(em: EntityManager, tenant: string, id: string): Promise<boolean> {
    const [, count] = await em.query<[unknown[], number]>(`delete from webhook where tenant = $1 and id = $2`, [
      tenant,
      id,
    ]);
    return count > 0;
  }

  async setSecrets(em: EntityManager, tenant: string, id: string, secrets: readonly WebhookSecret[]): Promise<void> {
    const text = sealed(tenant, id, secrets);
    await em.query(`update webhook set secrets = $3 where tenant = $1 and id = $2`, [tenant, id, text]);
  }

  /** False when it was paused already. */
  async pause(em: EntityManager, tenant: string, id: string, because: PauseReason): Promise<boolean> {
    const [, count] = await em.query<[unknown[], number]>(
      `update webhook set paused_at = clock_timestamp(), paused_because = $3
        where tenant = $1 and id = $2 and paused_at is null`,
      [tenant, id, because],
    );
    return count > 0;
  }

  /** What waits is due at once; how long nothing got through is counted anew. */
  async resume(em: EntityManager, tenant: string, id: string): Promise<void> {
    await em.query(
      `update webhook set paused_at = null, paused_because = null, failing_since = null where tenant = $1 and id = $2`,
      [tenant, id],
    );
    await em.query(
      `update webhook_delivery set next_attempt_at = clock_timestamp()
        where tenant = $1 and webhook = $2 and state = 'due' and next_attempt_at > clock_timestamp()`,
      [tenant, id],
    );
  }

  /** What each wants, for the fan-out of one event. */
  async filters(em: EntityManager, tenant: string): Promise<(WebhookFilter & { readonly id: string })[]> {
    const rows = await em.query<FilterRow[]>(filtersStatement, [tenant]);
    return rows.map((row) => ({ id: row.id, ...filterOf(row) }));
  }

  /** What each of every tenant wants, by tenant. */
  async allFilters(): Promise<Map<string, WebhookFilter[]>> {
    const rows = await this.database.readAcrossTenants((em) =>
      em.query<FilterRow[]>(`select ${filterColumns} from webhook`),
    );
    const found = new Map<string, WebhookFilter[]>();
    for (const row of rows) found.set(row.tenant, [...(found.get(row.tenant) ?? []), filterOf(row)]);
    return found;
  }
}

const filterOf = ({ types, permitTypes, sites, workOrdersOnly }: FilterRow): WebhookFilter => ({
  types,
  workOrdersOnly,
  ...(permitTypes === null ? {} : { permitTypes }),
  ...(sites === null ? {} : { sites }),
});

const webhookOf = (row: WebhookRow): Webhook => ({
  id: row.id,
  url: row.url,
  ...(row.description === null ? {} : { description: row.description }),
  ...filterOf(row),
  secrets: openSecrets(row.tenant, row.id, row.secrets),
  createdBy: row.createdBy,
  createdAt: row.createdAt.toISOString(),
  ...(row.failingSince === null ? {} : { failingSince: row.failingSince.toISOString() }),
  ...(row.pausedAt === null ? {} : { pausedAt: row.pausedAt.toISOString() }),
  ...(row.pausedBecause === null ? {} : { pausedBecause: row.pausedBecause }),
});
