/** The qualification service boots on real parts, is healthy, and describes itself well enough to be worked with. */
import { until } from '@holdpoint/testing';
import { type Running, startQualification } from '../test/running-service';

interface Operation {
  readonly summary?: string;
  readonly security?: unknown[];
  readonly parameters?: readonly { readonly name: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { examples?: object }>> }>>;
  readonly requestBody?: { readonly content: Readonly<Record<string, { examples?: object }>> };
}

let running: Running;
beforeAll(async () => {
  running = await startQualification();
});
afterAll(() => running?.stop());

it('is live and ready, each dependency named', async () => {
  await running.http.get('/health/live').expect(200);
  const ready = await until(async () => {
    const answer = await running.http.get('/health/ready');
    const { dependencies } = answer.body as { dependencies: { name: string; status: string }[] };
    return dependencies.every(({ status }) => status === 'up') && dependencies;
  });
  expect(ready.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['issuer', 'kafka', 'postgresql', 'temporal']) as unknown,
  );
});

it('counts what operators watch', async () => {
  const { text } = await running.http.get('/metrics').expect(200);
  for (const name of [
    'holdpoint_verifications_total',
    'holdpoint_qualification_losses_total',
    'holdpoint_expiry_warnings_total',
    'holdpoint_qualification_findings_total',
  ])
    expect(text).toContain(name);
});

it('describes every operation with summary, examples, scopes and error codes', async () => {
  const { body } = await running.http.get('/openapi.json').expect(200);
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
    'GET /certificates/{certificate}',
    'GET /certificates/{certificate}/re-examinations',
    'GET /certificates/{certificate}/verifications',
    'GET /classes',
    'GET /dead-letters',
    'GET /expiring',
    'GET /people',
    'GET /people/{person}',
    'GET /people/{person}/certificates',
    'GET /people/{person}/looks',
    'GET /people/{person}/medical',
    'GET /people/{person}/permits',
    'GET /people/{person}/standing',
    'GET /people/{person}/training',
    'GET /reports',
    'GET /reports/{report}',
    'GET /settings',
    'GET /site-bans',
    'GET /verifications-due',
    'PATCH /certificates/{certificate}',
    'PATCH /people/{person}',
    'PATCH /settings',
    'POST /certificates/{certificate}/attestations',
    'POST /certificates/{certificate}/re-examinations',
    'POST /certificates/{certificate}/revocations',
    'POST /certificates/{certificate}/verifications',
    'POST /classes',
    'POST /dead-letters/{letter}/replays',
    'POST /people',
    'POST /people/{person}/certificates',
    'POST /people/{person}/medical',
    'POST /people/{person}/training',
    'POST /reports',
    'POST /site-bans',
    'POST /site-bans/{ban}/lifts',
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
