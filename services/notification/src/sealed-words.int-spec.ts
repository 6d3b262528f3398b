/** Words that somebody typed with an act, on real parts: read in the inbox, never in a webhook, and missed by nobody who is told without them (ADR 15). */
import { inWords, topics, type PermitTransitioned } from '@holdpoint/contracts';
import { encryptText } from '@holdpoint/service-kit';
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

let parts: Backing;
let service: Service;
let erp: Receiver;
beforeAll(async () => {
  parts = await backing({ HOLDPOINT_WEBHOOK_ALLOW_PRIVATE: 'yes' });
  service = await startService();
  erp = await receiver();
});
afterAll(async () => {
  await erp?.close();
  await service?.stop();
  await parts?.stop();
});

/** As the permit service sends it: stopped by somebody, who said why. */
function stopped(tenant: string, context?: string): PermitTransitioned {
  const event = permitEvent(tenant, [{ name: 'suspended', params: { codes: ['stopped-by-person'] } }], {
    phase: 'suspended',
    reasons: [{ code: 'stopped-by-person', params: { reason: inWords } }],
  });
  const words = { events: {}, reasons: { 0: { reason: 'smell of gas at the south drain' } } };
  const sealed = encryptText(JSON.stringify(words), context ?? `${tenant}/${event.data.hash}`);
  return { ...event, data: { ...event.data, sealed } };
}
const toldTo = async (tenant: string, person: string, language = 'en'): Promise<string> => {
  const headers = await headersOf(parts.issuer, tenant, person, ['notification:read'], language);
  return until(async () => {
    const { items } = (await service.http.get('/inbox').set(headers).expect(200)).body as { items: { body: string }[] };
    return items[0]?.body;
  });
};

it('are read by the crew, and leave with no webhook', async () => {
  const tenant = newTenant();
  const hook = { url: erp.url, types: ['holdpoint.permit.transitioned'] };
  await service.http
    .post('/webhooks')
    .set(await headersOf(parts.issuer, tenant, 'p-admin', allScopes))
    .set('idempotency-key', newKey())
    .send(hook)
    .expect(201);
  await parts.publish(topics.permit, stopped(tenant));
  expect(await toldTo(tenant, 'p-welder')).toContain('1. somebody stopped the work: smell of gas at the south drain');
  await until(() => erp.received.length > 0);
  const { body } = erp.received[0]!;
  expect(body).toContain('"reason":"in-words"');
  expect(body).not.toContain('sealed');
  expect(body).not.toContain('south drain');
});

it('that were sealed for another tenant or by another key are left out; the crew is told to stop all the same', async () => {
  const tenant = newTenant();
  await parts.publish(topics.permit, stopped(tenant, 'another/hash'));
  const text = await toldTo(tenant, 'p-welder');
  expect(text).toContain('Work is suspended. Stop at once');
  expect(text).toContain('1. somebody stopped the work: in words: see the permit’s record');
  expect(await toldTo(tenant, 'p-welder', 'zh')).toContain('有人叫停作业：（见作业票记录）');
});
