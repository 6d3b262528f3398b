/** An installation that allows nothing inside: refused when it is registered, and again when it is sent to. */
import { until } from '@holdpoint/testing';
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
let inside: Receiver;
beforeAll(async () => {
  [parts, inside] = await Promise.all([backing({ HOLDPOINT_WEBHOOK_ALLOW_PRIVATE: 'no' }), receiver()]);
  service = await startService();
});
afterAll(async () => {
  await service?.stop();
  await parts?.stop();
  await inside?.close();
});

it('a webhook into the network is neither registered nor sent to', async () => {
  const tenant = newTenant();
  const headers = await headersOf(parts.issuer, tenant, 'p-admin', allScopes);
  const post = (path: string, body: object) =>
    service.http.post(`/webhooks${path}`).set(headers).set('idempotency-key', newKey()).send(body);
  const register = (url: string) => post('', { url, types: ['*'] });
  const faults = async (url: string) =>
    ((await register(url)).body as { reasons?: { code: string }[] }).reasons?.map(({ code }) => code);
  const secure = inside.url.replace('http:', 'https:');
  expect(await faults(inside.url)).toEqual(['webhook-url-insecure']);
  expect(await faults(secure)).toEqual(['webhook-address-refused']);
  expect(await faults(secure.replace('127.0.0.1', 'localhost'))).toEqual(['webhook-address-refused']);

  // Registered while its name stood for another address: what it stands for when it is called counts.
  const made = (await register('https://8.8.8.8/').expect(201)).body as { id: string };
  for (const url of [secure, secure.replace('127.0.0.1', 'localhost')]) {
    await parts.database.query(`update webhook set url = $2 where id = $1`, [made.id, url]);
    await post(`/${made.id}/pings`, {}).expect(202);
    const { deliveries } = await until(async () => {
      const { body } = await service.http.get(`/webhooks/${made.id}/deliveries?state=dead`).set(headers);
      const page = body as { deliveries: { lastError: string }[] };
      return page.deliveries.length > 0 && page;
    });
    expect(deliveries).toMatchObject([{ lastError: 'address-refused' }]);
    await parts.database.query(`delete from webhook_event where tenant = $1`, [tenant]);
  }
  expect(inside.received).toEqual([]);
});
