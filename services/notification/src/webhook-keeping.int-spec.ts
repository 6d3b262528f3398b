/** A webhook itself, on real parts: its secrets, pauses, refusals, its log, and a sender that dies half way. */
import { Retention } from '@holdpoint/service-kit';
import { topics, type HoldpointEvent } from '@holdpoint/contracts';
import { until } from '@holdpoint/testing';
import { permitEvent } from './test-support/events';
import { receiver, verifies, type Received, type Receiver } from './test-support/receiver';
import {
  allScopes,
  backing,
  headersOf,
  newKey,
  newTenant,
  startService,
  type Backing,
  type Service,
} from './test-support/running-service';

interface Delivery {
  readonly id: string;
  readonly eventId: string;
  readonly subject: string;
  readonly state: string;
  readonly attempts: number;
  readonly replays: number;
  readonly responseStatus?: number;
  readonly latencyMs?: number;
  readonly lastError?: string;
}
interface Hook {
  readonly id: string;
  readonly secret: string;
  readonly state: string;
  readonly pausedBecause?: string;
  readonly secrets: readonly { readonly id: string }[];
}
let parts: Backing;
let service: Service;
let erp: Receiver;
beforeAll(async () => {
  parts = await backing({
    HOLDPOINT_WEBHOOK_ALLOW_PRIVATE: 'yes',
    HOLDPOINT_WEBHOOK_TIMEOUT_MS: '400',
    HOLDPOINT_WEBHOOK_PAUSE_AFTER_SECONDS: '3600',
    HOLDPOINT_DELIVERY_RETRY_SECONDS: '0.1,0.1,0.2,0.5,1,2',
  });
  service = await startService();
});
beforeEach(async () => {
  erp = await receiver();
});
afterEach(() => erp.close());
afterAll(async () => {
  await service?.stop();
  await parts?.stop();
});

const permitsOnly = { types: ['holdpoint.permit.transitioned'] };
const admin = (tenant: string) => headersOf(parts.issuer, tenant, 'p-admin', allScopes);
const post = async (tenant: string, path: string, body: object = {}, key = newKey()) =>
  service.http
    .post(`/webhooks${path}`)
    .set(await admin(tenant))
    .set('idempotency-key', key)
    .send(body);
async function register(tenant: string, wish: object = permitsOnly): Promise<Hook> {
  const answer = await post(tenant, '', { url: erp.url, ...wish });
  expect(answer.status).toBe(201);
  return answer.body as Hook;
}
const get = async (tenant: string, path: string) => service.http.get(`/webhooks${path}`).set(await admin(tenant));
async function log(tenant: string, id: string, query = ''): Promise<Delivery[]> {
  const answer = await get(tenant, `/${id}/deliveries?${query}`);
  expect(answer.status).toBe(200);
  return (answer.body as { deliveries: Delivery[] }).deliveries;
}
const inState = (tenant: string, id: string, state: string, count = 1): Promise<Delivery[]> =>
  until(
    async () => {
      const found = await log(tenant, id, `state=${state}`);
      return found.length >= count && found;
    },
    { what: `${count} deliveries that are ${state}` },
  );
const happened = (tenant: string, sequence: number, number = 'DH-2026-000123', more: object = {}): HoldpointEvent =>
  permitEvent(tenant, [{ name: 'briefingSigned', params: {} }], { number, sequence, ...more });
const publish = (...events: HoldpointEvent[]) => parts.publish(topics.permit, ...events);
const arrived = (count: number): Promise<readonly Received[]> =>
  until(() => erp.received.length >= count && erp.received, { what: `${count} requests` });
const sequences = (number = 'DH-2026-000123') =>
  erp.received.filter(({ event }) => event.subject === number).map(({ event }) => event.data.sequence);
const code = (answer: { status: number; body: unknown }) => [answer.status, (answer.body as { code: string }).code];

describe('a webhook', () => {
  it('shows its secret once, keeps it encrypted, and signs with two while it is rotated', async () => {
    const tenant = newTenant();
    const key = newKey();
    const wish = { url: erp.url, ...permitsOnly };
    const made = await post(tenant, '', wish, key);
    const { id, secret } = made.body as Hook;
    // An answer that got lost is had again by the same key; a reader never sees it.
    expect((await post(tenant, '', wish, key)).body).toEqual(made.body);
    expect(JSON.stringify((await get(tenant, '')).body)).not.toContain(secret);
    const rotated = (await post(tenant, `/${id}/secret-rotations`)).body as Hook;
    expect(rotated.secrets).toHaveLength(2);
    const kept = await parts.database.query(
      `select secrets, (select json_agg(answer) from receipt where tenant = $1) from webhook where tenant = $1`,
      [tenant],
    );
    for (const text of [secret, rotated.secret]) expect(JSON.stringify(kept)).not.toContain(text);

    expect((await post(tenant, `/${id}/pings`)).status).toBe(202);
    const [ping] = await arrived(1);
    expect(ping!.event.type).toBe('holdpoint.webhook.ping');
    expect([verifies(ping!, secret), verifies(ping!, rotated.secret)]).toEqual([true, true]);
    const own = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;
    const third = await post(tenant, `/${id}/secret-rotations`, { secret: own, keepOldHours: 0 });
    expect((third.body as Hook).secrets).toHaveLength(1);
    await post(tenant, `/${id}/pings`);
    const [, second] = await arrived(2);
    expect([secret, rotated.secret, own].map((one) => verifies(second!, one))).toEqual([false, false, true]);
  });

  it('that was paused by hand or deleted is sent nothing', async () => {
    const tenant = newTenant();
    const [paused, deleted, last] = [await register(tenant), await register(tenant), await register(tenant)];
    expect((await post(tenant, `/${paused.id}/pause`)).status).toBe(204);
    await post(tenant, `/${deleted.id}/pings`);
    await inState(tenant, deleted.id, 'delivered');
    const remove = async () =>
      service.http
        .delete(`/webhooks/${deleted.id}`)
        .set(await admin(tenant))
        .set('idempotency-key', newKey());
    expect((await remove()).status).toBe(204);
    expect(code(await remove())).toEqual([404, 'webhook-unknown']);
    await publish(happened(tenant, 2));
    await inState(tenant, last.id, 'delivered');
    expect(await log(tenant, paused.id)).toMatchObject([{ state: 'due', attempts: 0 }]);
    // The ping, and the last one's.
    expect(erp.received).toHaveLength(2);
  });

  it('is refused with every fault named, and needs the scope', async () => {
    const tenant = newTenant();
    const wrong = await post(tenant, '', { url: 'ftp://erp.example/', secret: 'short', ...permitsOnly });
    expect(code(wrong)).toEqual([422, 'webhook-invalid']);
    expect((wrong.body as { reasons: object[] }).reasons).toMatchObject([
      { code: 'webhook-url-invalid', field: '/url' },
      { code: 'webhook-secret-invalid', field: '/secret' },
    ]);
    expect(code(await post(tenant, '', { url: erp.url, types: ['nonsense'] }))).toEqual([400, 'fields-invalid']);
    const reader = await headersOf(parts.issuer, tenant, 'p-1');
    expect(code(await service.http.get('/webhooks').set(reader))).toEqual([403, 'scope-missing']);
    for (let count = 0; count < 20; count += 1) await register(tenant);
    expect(code(await post(tenant, '', { url: erp.url, ...permitsOnly }))).toEqual([409, 'webhook-limit']);
  });

  it('has its log for so many days, and no longer', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    const [old, young] = [happened(tenant, 2), happened(tenant, 3)];
    await publish(old, young);
    await inState(tenant, hook.id, 'delivered', 2);
    const age = `update webhook_event set created_at = now() - interval '31 days' where tenant = $1 and id = $2`;
    await parts.database.query(age, [tenant, old.id]);
    await service.app.get(Retention).prune();
    expect((await log(tenant, hook.id)).map(({ eventId }) => eventId)).toEqual([young.id]);
  });

  it('whose sender died half way is sent to by another, and the attempt counted', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    await publish(happened(tenant, 2));
    await inState(tenant, hook.id, 'delivered');
    // As a process leaves it that took it and was never heard of again.
    await parts.database.query(
      `update webhook_delivery set state = 'due', attempts = 1, next_attempt_at = now() - interval '1 second' where tenant = $1`,
      [tenant],
    );
    expect(await inState(tenant, hook.id, 'delivered')).toMatchObject([{ attempts: 2 }]);
    expect(sequences()).toEqual([2, 2]);
  });

  it('has a log that is read page by page, each delivery once', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    await publish(...[2, 3, 4, 5, 6].map((sequence) => happened(tenant, sequence)));
    await inState(tenant, hook.id, 'delivered', 5);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await get(tenant, `/${hook.id}/deliveries?limit=2${cursor}`);
      const page = body as { deliveries: Delivery[]; next?: string };
      seen.push(...page.deliveries.map(({ eventId }) => eventId));
      if (page.next === undefined) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(seen).toEqual([...erp.received].reverse().map(({ event }) => event.id));
    expect(code(await get(tenant, `/${hook.id}/deliveries?cursor=nonsense`))).toEqual([400, 'cursor-invalid']);
  });
});
