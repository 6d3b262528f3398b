/** What was delivered and read long ago goes, whole; what is due, given up or unread stays, however old. */
import { randomUUID } from 'node:crypto';
import { Retention } from '@holdpoint/service-kit';
import { backing, newTenant, startService, type Backing, type Service } from './test-support/running-service';

let parts: Backing;
let service: Service;
beforeAll(async () => {
  // Nothing is sent here: what is due stays so.
  parts = await backing({ HOLDPOINT_SMTP_URL: '', HOLDPOINT_PRUNE_BATCH: '2' });
  service = await startService();
});
afterAll(async () => {
  await service?.stop();
  await parts?.stop();
});

interface Told {
  readonly daysAgo: number;
  readonly state?: 'delivered' | 'dead';
  readonly read?: boolean;
}
/** One person's notification by one channel, and the item in their inbox. */
async function told(tenant: string, { daysAgo, state = 'delivered', read = true }: Told): Promise<string> {
  const id = randomUUID();
  const at = `now() - make_interval(days => ${daysAgo}, mins => 1)`;
  const what = [tenant, id, `e-${id}`];
  await parts.database.query(
    `insert into notification (tenant, id, event_id, person, notices, urgency, texts, correlation_id, created_at)
     values ($1, $2, $3, 'p-1', '{}', 0, '{}', 'c-1', ${at})`,
    what,
  );
  await parts.database.query(
    `insert into delivery (tenant, id, notification, event_id, person, channel, urgency, state, created_at, delivered_at)
     values ($1, gen_random_uuid(), $2, $3, 'p-1', 'inbox', 0, $4, ${at}, case when $4 = 'delivered' then ${at} end)`,
    [...what, state],
  );
  await parts.database.query(
    `insert into inbox_item (tenant, person, position, id, notification, notices, urgency, texts, created_at, read_at)
     values ($1, 'p-1', (select count(*) + 1 from inbox_item where tenant = $1), gen_random_uuid(), $2, '{}', 0, '{}', ${at},
             case when $3 then ${at} end)`,
    [tenant, id, read],
  );
  return id;
}
const left = async (table: string, column: string, tenant: string): Promise<string[]> => {
  const rows = await parts.database.query<{ id: string }>(
    `select ${column}::text as id from ${table} where tenant = $1 order by 1`,
    [tenant],
  );
  return rows.map(({ id }) => id);
};

it('removes what is over 400 days old and over with, of every tenant', async () => {
  const [tenant, other] = [newTenant(), newTenant()];
  await told(tenant, { daysAgo: 400 });
  await told(tenant, { daysAgo: 900 });
  await told(tenant, { daysAgo: 401 });
  await told(other, { daysAgo: 400 });
  const young = await told(tenant, { daysAgo: 399 });
  const dead = await told(tenant, { daysAgo: 900, state: 'dead' });
  const unread = await told(tenant, { daysAgo: 900, read: false });
  const gone = await service.app.get(Retention).prune();
  expect(gone).toMatchObject({ delivery: 5, inbox_item: 5, notification: 4 });

  expect(await left('notification', 'id', tenant)).toEqual([young, dead, unread].sort());
  expect(await left('delivery', 'notification', tenant)).toEqual([young, dead].sort());
  expect(await left('inbox_item', 'notification', tenant)).toEqual([young, unread].sort());
  for (const table of ['notification', 'delivery', 'inbox_item'])
    expect([table, await left(table, 'tenant', other)]).toEqual([table, []]);
  // Nothing more, however often.
  expect(await service.app.get(Retention).prune()).toMatchObject({ delivery: 0, inbox_item: 0, notification: 0 });
});

it('is done by the service itself for receipts, events published and consumed, and webhooks’ events as well', async () => {
  const gone = await service.app.get(Retention).prune();
  expect(Object.keys(gone).sort()).toEqual(
    ['delivery', 'inbox', 'inbox_item', 'notification', 'outbox', 'receipt', 'webhook_event'].sort(),
  );
});
