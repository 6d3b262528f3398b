/** Webhooks from an event on Kafka to another system's door, on real parts: signed, once, in order, tried again, given up, replayed. */

import { topics, type HoldpointEvent } from '@holdpoint/contracts';
import { until } from '@holdpoint/testing';
import { dutyEvent, lostEvent, permitEvent } from './test-support/events';
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

describe('an event that a webhook wants', () => {
  it('arrives as it was on Kafka, signed, once, though Kafka brings it twice', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    const [first, second] = [happened(tenant, 2), happened(tenant, 3)];
    await publish(first, first, second);
    await arrived(2);
    await inState(tenant, hook.id, 'delivered', 2);
    expect(erp.received.map(({ body }) => JSON.parse(body) as unknown)).toEqual([first, second]);
    for (const one of erp.received) {
      expect(one.headers).toMatchObject({ 'webhook-id': one.event.id });
      expect(one.headers['content-type']).toContain('application/cloudevents+json');
      expect(Math.abs(Date.now() / 1000 - Number(one.headers['webhook-timestamp']))).toBeLessThan(120);
      expect(verifies(one, hook.secret)).toBe(true);
      expect(verifies({ ...one, body: one.body.replace('"sequence":', '"sequence": ') }, hook.secret)).toBe(false);
    }
    // As if the memory of the event had been lost: the delivery log alone must hold.
    await parts.database.query(`delete from inbox where tenant = $1`, [tenant]);
    await publish(first, happened(tenant, 4));
    await arrived(3);
    expect(sequences()).toEqual([2, 3, 4]);
    expect(await log(tenant, hook.id)).toHaveLength(3);
  });

  it('is what its filters say, and another tenant’s never', async () => {
    const [tenant, stranger] = [newTenant(), newTenant()];
    const orders = await register(tenant, { ...permitsOnly, workOrdersOnly: true });
    const far = await register(tenant, { types: ['*'], sites: ['far'] });
    const types = await register(tenant, { types: ['*'], permitTypes: ['lifting'] });
    const people = await register(tenant, { types: ['holdpoint.qualification.lost'] });
    const all = await register(tenant, { types: ['*'] });
    const other = await register(stranger, { types: ['*'] });
    const { workOrder: _, ...without } = permitEvent(tenant, []).data;
    const plain = { ...happened(tenant, 2), data: without };
    const order = happened(tenant, 3, 'DH-2026-000124', { workOrder: 'WO-1', permitType: 'lifting', site: 'far' });
    const lost = lostEvent(tenant, 'p-welder');
    await publish(plain, order);
    await parts.publish(topics.qualification, lost);
    await parts.publish(topics.assignment, dutyEvent(tenant, 'unit-head', ['p-head']));
    await inState(tenant, all.id, 'delivered', 4);
    const subjects = async (hook: Hook) => (await log(tenant, hook.id)).map(({ subject }) => subject);
    expect(await subjects(orders)).toEqual(['DH-2026-000124']);
    expect(await subjects(far)).toEqual(['DH-2026-000124']);
    expect(await subjects(types)).toEqual(['DH-2026-000124']);
    expect(await subjects(people)).toEqual(['p-welder']);
    expect(await log(stranger, other.id)).toEqual([]);
    for (const path of [`/${all.id}`, `/${all.id}/deliveries`])
      expect(code(await get(stranger, path))).toEqual([404, 'webhook-unknown']);
    for (const path of ['pause', 'resume', 'pings', 'secret-rotations'])
      expect(code(await post(stranger, `/${all.id}/${path}`))).toEqual([404, 'webhook-unknown']);
    expect(code(await post(stranger, `/${all.id}/replays`, { since: '2026-01-01T00:00:00Z' }))).toEqual([
      404,
      'webhook-unknown',
    ]);
    expect(((await get(stranger, '')).body as { webhooks: Hook[] }).webhooks.map(({ id }) => id)).toEqual([other.id]);
  });

  it('that no webhook wants costs no row and no memory of it', async () => {
    const tenant = newTenant();
    await register(tenant, { types: ['holdpoint.qualification.lost'] });
    await publish(happened(tenant, 2, 'DH-2026-000123', { phase: 'active', previousPhase: 'active' }));
    const seen = permitEvent(tenant, [{ name: 'suspended', params: {} }], { phase: 'suspended' });
    await publish(seen);
    const remembered = () =>
      parts.database.query<{ event_id: string }>(`select event_id from inbox where tenant = $1`, [tenant]);
    await until(async () => (await remembered()).length > 0);
    expect((await remembered()).map((row) => row.event_id)).toEqual([seen.id]);
    expect(await parts.database.query(`select 1 from webhook_event where tenant = $1`, [tenant])).toEqual([]);
  });
});

describe('a receiver in trouble', () => {
  it('is asked again after a 500, and after it hung', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    const moods: (number | 'hang')[] = [500, 'hang'];
    erp.mood = () => moods.shift() ?? 200;
    await publish(happened(tenant, 2));
    const [delivery] = await inState(tenant, hook.id, 'delivered');
    expect(delivery).toMatchObject({ attempts: 3, responseStatus: 200, replays: 0 });
    expect(erp.received).toHaveLength(3);
    expect(new Set(erp.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('for longer than there are attempts leaves deliveries dead; one, or all since a time, are sent again', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    erp.mood = () => 503;
    const since = new Date(Date.now() - 60_000).toISOString();
    await publish(happened(tenant, 2), happened(tenant, 3));
    const [third, second] = await inState(tenant, hook.id, 'dead', 2);
    expect(second).toMatchObject({ attempts: 7, responseStatus: 503, lastError: 'http-503' });
    expect(second!.latencyMs).toBeGreaterThanOrEqual(0);
    const asked = erp.received.length;

    erp.mood = undefined;
    const key = newKey();
    const path = `/${hook.id}/deliveries/${third!.id}/replays`;
    expect((await post(tenant, path, {}, key)).status).toBe(202);
    expect((await post(tenant, path, {}, key)).status).toBe(202);
    expect(await inState(tenant, hook.id, 'delivered')).toMatchObject([{ id: third!.id, replays: 1, attempts: 1 }]);
    expect((await post(tenant, `/${hook.id}/replays`, { since, state: 'dead' })).body).toEqual({ count: 1 });
    await inState(tenant, hook.id, 'delivered', 2);
    expect((await post(tenant, `/${hook.id}/replays`, { since })).body).toEqual({ count: 2 });
    await until(() => erp.received.length === asked + 4);
    expect(sequences().slice(asked)).toEqual([3, 2, 2, 3]);
    expect(new Set(erp.received.map(({ headers }) => headers['webhook-id'])).size).toBe(2);
    const later = new Date(Date.now() + 60_000).toISOString();
    expect((await post(tenant, `/${hook.id}/replays`, { since: later })).body).toEqual({ count: 0 });
    for (const unknown of ['4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d', 'nonsense'])
      expect(code(await post(tenant, `/${hook.id}/deliveries/${unknown}/replays`))).toEqual([
        404,
        'webhook-delivery-unknown',
      ]);
  });

  it('for too long is paused with word to the administrator; what came meanwhile arrives once it is resumed', async () => {
    const tenant = newTenant();
    await parts.publish(topics.assignment, dutyEvent(tenant, 'administrator', ['p-admin']));
    await until(async () => (await parts.database.query(`select 1 from post where tenant = $1`, [tenant])).length);
    const hook = await register(tenant);
    await parts.database.query(`update webhook set failing_since = now() - interval '2 hours' where id = $1`, [
      hook.id,
    ]);
    erp.mood = () => 500;
    await publish(happened(tenant, 2));
    await until(async () => ((await get(tenant, `/${hook.id}`)).body as Hook).state === 'paused');
    expect((await get(tenant, `/${hook.id}`)).body).toMatchObject({ pausedBecause: 'failing' });
    const told = await until(async () => {
      const { body } = await service.http.get('/inbox').set(await admin(tenant));
      const { items } = body as { items: { notices: string[]; subject: string }[] };
      return items.find(({ notices }) => notices.includes('webhook-paused'));
    });
    expect(told.subject).toBe(`Webhook to ${new URL(erp.url).host} was paused`);
    const asked = erp.received.length;
    erp.mood = undefined;
    await publish(happened(tenant, 3));
    await inState(tenant, hook.id, 'due', 2);
    expect(code(await post(tenant, `/${hook.id}/pings`))).toEqual([409, 'webhook-paused']);
    expect(erp.received).toHaveLength(asked);
    expect((await post(tenant, `/${hook.id}/resume`)).status).toBe(204);
    await inState(tenant, hook.id, 'delivered', 2);
    expect(sequences().slice(asked)).toEqual([2, 3]);
  });

  it('that says 410 is asked no more', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    erp.mood = () => 410;
    await publish(happened(tenant, 2));
    await until(async () => ((await get(tenant, `/${hook.id}`)).body as Hook).pausedBecause === 'gone');
    expect(erp.received).toHaveLength(1);
  });

  it('and never follows where it is sent on to', async () => {
    const tenant = newTenant();
    const hook = await register(tenant);
    erp.mood = () => 302;
    await publish(happened(tenant, 2));
    expect(await inState(tenant, hook.id, 'dead')).toMatchObject([{ lastError: 'redirected', responseStatus: 302 }]);
  });
});
