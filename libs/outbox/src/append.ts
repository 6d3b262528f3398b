/** Puts events into the outbox, in the transaction of the change they tell of. */
import { randomUUID } from 'node:crypto';
import type { HoldpointEvent, Topic } from '@holdpoint/contracts';
import { afterCommit, correlation } from '@holdpoint/service-kit';
import type { EntityManager } from 'typeorm';
import { wakeRelay } from './relay/wake';

export interface NewEvent<D = unknown> {
  readonly topic: Topic | (string & {});
  /** The aggregate's id: the subject, and what order is kept by. */
  readonly key: string;
  /** `holdpoint.<aggregate>.<what happened>`. */
  readonly type: string;
  readonly tenant: string;
  readonly data: D;
  /** Default: the present act's. */
  readonly correlationId?: string;
  /** Default: a fresh one. The same id twice in one outbox is refused by the database. */
  readonly id?: string;
  /** UTC; default: now. */
  readonly time?: string;
}

/** What a row of the outbox needs besides `id`, `created_at`, `published_at`, which the database gives. */
export interface OutboxRow {
  readonly event_id: string;
  readonly tenant: string;
  readonly topic: string;
  readonly key: string;
  readonly event: string;
}

/** Kafka refuses a message above its limit for ever, which would stop the relay: it's refused here, before anything is written. */
export const largestEventBytes = 900_000;

/** The row for `event`, for a store that inserts it with its own statement; it calls `wakeAfterCommit(em)` as well. */
export function outboxRow(event: NewEvent, source: HoldpointEvent['source']): OutboxRow {
  const id = event.id ?? randomUUID();
  const envelope: HoldpointEvent = {
    specversion: '1.0',
    id,
    source,
    type: event.type,
    subject: event.key,
    time: event.time ?? new Date().toISOString(),
    datacontenttype: 'application/json',
    tenant: event.tenant,
    correlationid: event.correlationId ?? correlation.id(),
    data: event.data,
  };
  const text = JSON.stringify(envelope);
  if (Buffer.byteLength(text) > largestEventBytes)
    throw new Error(`event ${event.type} of ${event.key} is larger than ${largestEventBytes} bytes`);
  return { event_id: id, tenant: event.tenant, topic: event.topic, key: event.key, event: text };
}

/**
 * `insert into outbox` for any number of rows, as one statement with one parameter: `outboxParameter(rows)`. As part of a larger statement it
 * may depend on a condition of that one, e.g. `exists (select from moved)`.
 */
export const outboxInsertSql = (parameter = '$1', condition = 'true'): string =>
  `insert into outbox (event_id, tenant, topic, key, event)
   select e.event_id, e.tenant, e.topic, e.key, e.event
     from rows from (json_to_recordset(${parameter}::json)
                     as (event_id text, tenant text, topic text, key text, event text)) with ordinality
       as e(event_id, tenant, topic, key, event, position)
    where ${condition}
    order by e.position`;
export const outboxParameter = (rows: readonly OutboxRow[]): string => JSON.stringify(rows);

/** Appends in the given order. `em` is the one of `TenantDatabase.write`. `source` is the service: `holdpoint/permit`. */
export async function appendToOutbox(em: EntityManager, events: NewEvent | readonly NewEvent[]): Promise<void> {
  const list = Array.isArray(events) ? (events as readonly NewEvent[]) : [events as NewEvent];
  if (list.length === 0) return;
  const rows = list.map((event) => outboxRow(event, eventSource()));
  await em.query(outboxInsertSql(), [outboxParameter(rows)]);
  wakeAfterCommit(em);
}

/** Wakes the relay once the transaction has committed; without it the relay's poll finds the rows a moment later. */
export const wakeAfterCommit = (em: EntityManager): void => afterCommit(em, wakeRelay);

let source: HoldpointEvent['source'] = 'holdpoint/unknown';
/** Set at boot by OutboxModule: which service speaks. */
export const eventSource = (): HoldpointEvent['source'] => source;
export const setEventSource = (name: string): void => {
  source = `holdpoint/${name}`;
};
