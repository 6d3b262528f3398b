/** Contacts: one's own, encrypted at rest, never in a log, every impossible part named at once. */
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
let logged = '';
const realWrite = process.stdout.write.bind(process.stdout);
beforeAll(async () => {
  parts = await backing({ HOLDPOINT_LOG_LEVEL: 'trace' });
  process.stdout.write = ((chunk: string | Uint8Array) => {
    logged += String(chunk);
    return true;
  }) as typeof process.stdout.write;
  service = await startService();
});
afterAll(async () => {
  process.stdout.write = realWrite;
  await service?.stop();
  await parts?.stop();
});

const contact = { language: 'en', channels: ['smtp'], addresses: { email: 'wang.secret@plant.example' } };
async function put(
  tenant: string,
  caller: string,
  person: string,
  body: object,
  options: { admin?: boolean; key?: string } = {},
) {
  const scopes = options.admin ? allScopes : undefined;
  return service.http
    .put(`/contacts/${person}`)
    .set(await headersOf(parts.issuer, tenant, caller, scopes))
    .set('idempotency-key', options.key ?? newKey())
    .send(body);
}
async function one(tenant: string, caller: string, person: string, admin = false) {
  return service.http
    .get(`/contacts/${person}`)
    .set(await headersOf(parts.issuer, tenant, caller, admin ? allScopes : undefined));
}
const code = (answer: { body: unknown }) => (answer.body as { code: string }).code;

it('a contact is read as it was set, and set again as a whole', async () => {
  const tenant = newTenant();
  expect([(await one(tenant, 'p-1', 'p-1')).status, code(await one(tenant, 'p-1', 'p-1'))]).toEqual([
    404,
    'contact-unknown',
  ]);
  expect((await put(tenant, 'p-1', 'p-1', contact)).status).toBe(204);
  expect((await one(tenant, 'p-1', 'p-1')).body).toMatchObject({ person: 'p-1', ...contact });
  await put(tenant, 'p-1', 'p-1', { language: 'zh', channels: [], addresses: {} });
  expect((await one(tenant, 'p-1', 'p-1')).body).toMatchObject({ language: 'zh', channels: [], addresses: {} });
});

it('another person’s contact is for those with the scope, within their tenant', async () => {
  const tenant = newTenant();
  const refused = await put(tenant, 'p-2', 'p-1', contact);
  expect([refused.status, code(refused)]).toEqual([403, 'contact-of-another']);
  expect((await put(tenant, 'p-admin', 'p-1', contact, { admin: true })).status).toBe(204);
  expect((await one(tenant, 'p-admin', 'p-1', true)).status).toBe(200);
  expect((await one(tenant, 'p-2', 'p-1')).status).toBe(403);
  expect((await one(newTenant(), 'p-admin', 'p-1', true)).status).toBe(404);
});

it('is encrypted at rest, and bound to its row', async () => {
  const tenant = newTenant();
  await put(tenant, 'p-1', 'p-1', contact);
  await put(tenant, 'p-2', 'p-2', { ...contact, addresses: { email: 'other@plant.example' } });
  const rows = JSON.stringify(await parts.database.query(`select * from contact where tenant = $1`, [tenant]));
  expect(rows).not.toMatch(/secret|plant\.example/);
  const receipts = JSON.stringify(await parts.database.query(`select * from receipt where tenant = $1`, [tenant]));
  expect(receipts).not.toMatch(/secret|plant\.example/);
  await parts.database.query(
    `update contact set addresses = (select addresses from contact where tenant = $1 and person = 'p-1') where tenant = $1 and person = 'p-2'`,
    [tenant],
  );
  expect((await one(tenant, 'p-2', 'p-2')).status).toBe(500);
});

it('every impossible part is named at once, with its field, and nothing is kept', async () => {
  const tenant = newTenant();
  const wrong = {
    language: 'en',
    channels: ['pigeon', 'smtp'],
    addresses: { 'tele/phone': '138', email: 'two@a.example, b@b.example' },
  };
  const answer = await put(tenant, 'p-1', 'p-1', wrong);
  expect([answer.status, code(answer)]).toEqual([422, 'contact-invalid']);
  const reasons = (answer.body as { reasons: { code: string; field: string; message: string }[] }).reasons;
  expect(reasons.map((reason) => [reason.code, reason.field])).toEqual([
    ['address-kind-unknown', '/addresses/tele~1phone'],
    ['address-invalid', '/addresses/email'],
    ['channel-unknown', '/channels/0'],
  ]);
  for (const { message } of reasons) expect(message).not.toContain('{{');
  const missing = await put(tenant, 'p-1', 'p-1', { ...contact, addresses: {} });
  expect((missing.body as { reasons: unknown[] }).reasons).toMatchObject([
    { code: 'address-missing', field: '/addresses/email' },
  ]);
  const empty = await put(tenant, 'p-1', 'p-1', {});
  expect([
    empty.status,
    (empty.body as { reasons: { field: string }[] }).reasons.map(({ field }) => field).sort(),
  ]).toEqual([400, ['/addresses', '/channels', '/language']]);
  expect((await one(tenant, 'p-1', 'p-1')).status).toBe(404);
});

it.each([
  'x@y.example\r\nBcc: all@plant.example',
  '"x" <x@y.example>',
  'x@y.example,z@y.example',
  'no-at-sign',
  '@y.example',
  `${'x'.repeat(65)}@y.example`,
  'x@-y.example',
])('an address that could be more than one address is refused: %j', async (email) => {
  const answer = await put(newTenant(), 'p-1', 'p-1', { ...contact, addresses: { email } });
  expect([answer.status, code(answer)]).toEqual([422, 'contact-invalid']);
});

it('the same key with the same body is done once; with another body it is refused', async () => {
  const tenant = newTenant();
  const key = newKey();
  expect((await put(tenant, 'p-1', 'p-1', contact, { key })).status).toBe(204);
  await put(tenant, 'p-1', 'p-1', { ...contact, language: 'zh' });
  expect((await put(tenant, 'p-1', 'p-1', contact, { key })).status).toBe(204);
  expect((await one(tenant, 'p-1', 'p-1')).body).toMatchObject({ language: 'zh' });
  const reused = await put(tenant, 'p-1', 'p-1', { ...contact, channels: [] }, { key });
  expect([reused.status, code(reused)]).toEqual([422, 'idempotency-key-reused']);
});

it('no address is in any log line, not even the most talkative ones', () => {
  expect(logged).toContain('/contacts/');
  expect(logged).not.toMatch(/wang\.secret|plant\.example/);
});
