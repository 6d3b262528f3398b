/** Webhooks keep the order of one permit's events, and hold up nobody else's: while an answer is awaited, and while it is refused. */
import { topics, type HoldpointEvent } from '@holdpoint/contracts';
import { until } from '@holdpoint/testing';
import { permitEvent } from './test-support/events';
import { receiver, type Receiver } from './test-support/receiver';
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

const slow = 'DH-2026-000123';
const swift = 'DH-2026-000999';
let parts: Backing;
let service: Service;
let erp: Receiver;
beforeAll(async () => {
  parts = await backing({
    HOLDPOINT_WEBHOOK_ALLOW_PRIVATE: 'yes',
    // Neither is the end of an answer that is awaited, nor are the tries over before the spec says so, however busy the machine is.
    HOLDPOINT_WEBHOOK_TIMEOUT_MS: '60000',
    HOLDPOINT_DELIVERY_RETRY_SECONDS: Array.from({ length: 1_000 }, () => '0.2').join(','),
  });
  service = await startService();
  erp = await receiver();
});
afterAll(async () => {
  await erp?.close();
  await service?.stop();
  await parts?.stop();
});

const happened = (tenant: string, sequence: number, number: string): HoldpointEvent =>
  permitEvent(tenant, [{ name: 'briefingSigned', params: {} }], { number, sequence });
const of = (tenant: string, number: string): unknown[] =>
  erp.received
    .filter(({ event }) => event.subject === number && tenantOf(event) === tenant)
    .map(({ event }) => event.data.sequence);
const tenantOf = (event: object): string => (event as { tenant: string }).tenant;

it.each([
  ['is not answered', 'hang'],
  ['is refused again and again', 500],
] as const)('an event that %s holds up later ones of its permit only, and they follow in order', async (_, mood) => {
  const tenant = newTenant();
  const admin = await headersOf(parts.issuer, tenant, 'p-admin', allScopes);
  const wish = { url: erp.url, types: ['holdpoint.permit.transitioned'] };
  const hook = await service.http.post('/webhooks').set(admin).set('idempotency-key', newKey()).send(wish);
  expect(hook.status).toBe(201);
  const delivered = async (): Promise<number> => {
    const answer = await service.http
      .get(`/webhooks/${String((hook.body as { id: string }).id)}/deliveries?state=delivered`)
      .set(admin);
    return (answer.body as { deliveries: unknown[] }).deliveries.length;
  };
  let down = true;
  erp.mood = ({ event }) => (down && event.subject === slow ? mood : 204);
  await parts.publish(topics.permit, ...[2, 3, 4].map((sequence) => happened(tenant, sequence, slow)));
  await parts.publish(topics.permit, ...[2, 3].map((sequence) => happened(tenant, sequence, swift)));
  await until(async () => (await delivered()) === 2 && of(tenant, slow).length > 0);
  expect(of(tenant, swift)).toEqual([2, 3]);
  expect(new Set(of(tenant, slow))).toEqual(new Set([2]));

  down = false;
  erp.release();
  await until(async () => (await delivered()) === 5);
  expect([...new Set(of(tenant, slow))]).toEqual([2, 3, 4]);
  expect(of(tenant, slow).slice(-2)).toEqual([3, 4]);
});
