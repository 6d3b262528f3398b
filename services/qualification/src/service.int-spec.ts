/** The qualification service boots on real parts, is healthy, and describes itself well enough to be worked with. */
import { apiGaps, apiOperations, until, type ApiDocument } from '@holdpoint/testing';
import { type Running, startQualification } from '../test/running-service';

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
  expect(apiGaps(body as ApiDocument)).toEqual([]);
  expect(apiOperations(body as ApiDocument)).toEqual([
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
});
