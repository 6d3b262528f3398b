/** The notification service boots on real parts, is healthy, and describes itself well enough to be worked with. */
import { apiGaps, apiOperations, until, type ApiDocument } from '@holdpoint/testing';
import { backing, startService, type Backing, type Service } from './test-support/running-service';

let parts: Backing;
let service: Service;
beforeAll(async () => {
  parts = await backing();
  service = await startService();
});
afterAll(async () => {
  await service?.stop();
  await parts?.stop();
});

it('is live and ready, each dependency named', async () => {
  await service.http.get('/health/live').expect(200);
  const ready = await until(async () => {
    const answer = await service.http.get('/health/ready');
    const { dependencies } = answer.body as { dependencies: { name: string; status: string }[] };
    return dependencies.every(({ status }) => status === 'up') && dependencies;
  });
  expect(ready.map(({ name }) => name).sort()).toEqual(['issuer', 'kafka', 'postgresql']);
});

it('counts what operators watch', async () => {
  const { text } = await service.http.get('/metrics').expect(200);
  for (const name of [
    'holdpoint_delivery_attempts_total',
    'holdpoint_delivery_delay_seconds',
    'holdpoint_inbox_streams',
  ])
    expect(text).toContain(name);
});

it('describes every operation with summary, examples and error codes', async () => {
  const { body } = await service.http.get('/openapi.json').expect(200);
  expect(apiGaps(body as ApiDocument)).toEqual([]);
  expect(apiOperations(body as ApiDocument)).toEqual([
    'DELETE /webhooks/{id}',
    'GET /contacts/{person}',
    'GET /dead-letters',
    'GET /deliveries',
    'GET /deliveries/{id}',
    'GET /inbox',
    'GET /inbox/stream',
    'GET /webhooks',
    'GET /webhooks/{id}',
    'GET /webhooks/{id}/deliveries',
    'POST /dead-letters/{id}/replays',
    'POST /deliveries/{id}/replays',
    'POST /inbox/reads',
    'POST /webhooks',
    'POST /webhooks/{id}/deliveries/{delivery}/replays',
    'POST /webhooks/{id}/pause',
    'POST /webhooks/{id}/pings',
    'POST /webhooks/{id}/replays',
    'POST /webhooks/{id}/resume',
    'POST /webhooks/{id}/secret-rotations',
    'PUT /contacts/{person}',
  ]);
});

it('turns away who has no token, and whose token lacks the scope', async () => {
  await service.http.get('/inbox').expect(401);
  const token = await parts.issuer.token({ person: 'p-1', tenant: 'demo', scopes: ['permit:read'] });
  const refused = await service.http.get('/inbox').set('authorization', `Bearer ${token}`).expect(403);
  expect((refused.body as { code: string }).code).toBe('scope-missing');
});
