/** The notification service boots on real parts, is healthy, and describes itself well enough to be worked with. */
import { until } from '@holdpoint/testing';
import { backing, startService, type Backing, type Service } from './test-support/running-service';

interface Operation {
  readonly summary?: string;
  readonly security?: unknown[];
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { examples?: object }>> }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { examples?: object }>> };
}

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
  const { openapi, paths } = body as { openapi: string; paths: Record<string, Record<string, Operation>> };
  expect(openapi).toMatch(/^3\.1/);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method,
      operation,
    })),
  );
  expect(operations.map(({ name }) => name).sort()).toEqual([
    'GET /contacts/{person}',
    'GET /dead-letters',
    'GET /deliveries',
    'GET /deliveries/{id}',
    'GET /inbox',
    'GET /inbox/stream',
    'POST /dead-letters/{id}/replays',
    'POST /deliveries/{id}/replays',
    'POST /inbox/reads',
    'PUT /contacts/{person}',
  ]);
  for (const { name, method, operation } of operations) {
    expect([name, operation.summary]).toEqual([name, expect.stringMatching(/\w/)]);
    expect([name, operation.security]).toEqual([name, [{ bearer: expect.any(Array) as unknown[] }]]);
    expect([name, Object.keys(operation.responses)]).toEqual([name, expect.arrayContaining(['401', '403', '503'])]);
    const success = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))!;
    for (const [type, { examples }] of Object.entries(success[1].content ?? {}))
      expect([name, type, Object.keys(examples ?? {}).length]).toEqual([name, type, 1]);
    if (method === 'get') continue;
    expect([name, operation.parameters?.map((parameter) => parameter.name)]).toEqual([
      name,
      expect.arrayContaining(['Idempotency-Key']),
    ]);
  }
});

it('turns away who has no token, and whose token lacks the scope', async () => {
  await service.http.get('/inbox').expect(401);
  const token = await parts.issuer.token({ person: 'p-1', tenant: 'demo', scopes: ['permit:read'] });
  const refused = await service.http.get('/inbox').set('authorization', `Bearer ${token}`).expect(403);
  expect((refused.body as { code: string }).code).toBe('scope-missing');
});
