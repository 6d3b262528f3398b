/** An ERP prepares drafts from its work orders; people complete them and submit them in their own name, and a system does neither. */
import { crew, hotWork, now, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';

jest.setTimeout(240_000);

let permits: RunningPermits;
let erp: Phone;
let applicant: Phone;
const machine = (client: string, ...scopes: readonly string[]): Phone =>
  permits.phone('', { person: undefined as never, client, scopes: scopes as never });

beforeAll(async () => {
  permits = await runningPermits();
  await setUpPlant(permits);
  erp = machine('erp', 'permit:read', 'permit:draft');
  applicant = permits.phone(crew.applicant);
});
afterAll(() => permits?.stop());

const workOrder = 'WO-4500012345';
const given = (change: object = {}): object => {
  const { type, ...content } = hotWork() as Record<string, unknown>;
  return { type, person: crew.applicant, workOrder, content, ...change };
};
const codes = ({ status, body }: Answer): unknown[] => [status, body.code];

it('is prepared and changed by the system, completed by the person and submitted in their name with the work order', async () => {
  const { form: _form, ...without } = hotWork() as Record<string, unknown>;
  const { type, ...content } = without;
  const first = given({ content });
  const made = await erp.post('/prepared-drafts', first, { key: 'erp-WO-4500012345-1' });
  expect(made).toMatchObject({
    status: 201,
    body: { person: crew.applicant, workOrder, takenOver: false, version: 1 },
  });
  const id = String(made.body.id);
  // Sent again with its key it is the same draft.
  expect((await erp.post('/prepared-drafts', first, { key: 'erp-WO-4500012345-1' })).body.id).toBe(id);

  expect(await erp.put(`/prepared-drafts/${id}`, given())).toMatchObject({ status: 200, body: { version: 2 } });
  const [mine] = (await applicant.get('/drafts')).body as unknown as {
    id: string;
    preparedBy: string;
    content: object;
  }[];
  expect(mine).toMatchObject({ id, preparedBy: 'erp', content: { workOrder, site } });
  expect(await erp.get(`/prepared-drafts?workOrder=${workOrder}`)).toMatchObject({ body: [{ id, takenOver: false }] });

  // The person makes it theirs: from then on the system can't write over it.
  const completed = { type, content: { ...(mine!.content as object), window: { from: now(), until: later() } } };
  expect((await applicant.put(`/drafts/${id}`, completed)).status).toBe(200);
  expect(codes(await erp.put(`/prepared-drafts/${id}`, given()))).toEqual([409, 'draft-taken-over']);
  expect(await erp.get('/prepared-drafts')).toMatchObject({ body: [{ id, takenOver: true }] });

  expect(codes(await erp.post(`/drafts/${id}/submission`, undefined))[0]).toBe(403);
  const submitted = await applicant.post(`/drafts/${id}/submission`, undefined);
  expect(submitted.status).toBe(201);
  const permit = (await applicant.get(`/permits/${String(submitted.body.number)}`)).body;
  expect(permit).toMatchObject({ applicant: crew.applicant, workOrder });
  expect((await erp.get(`/permits?workOrder=${workOrder}`)).body.items).toHaveLength(1);
  expect(codes(await erp.put(`/prepared-drafts/${id}`, given()))).toEqual([404, 'draft-unknown']);
});
const later = (): string => new Date(Date.now() + 4 * 3_600_000).toISOString();

it('gives a system nothing more: it neither submits nor signs, whatever its scopes, and sees no other system’s', async () => {
  const bold = machine('bold', 'permit:read', 'permit:act', 'permit:draft');
  const { status, body } = await bold.post('/prepared-drafts', given());
  expect(status).toBe(201);
  expect(codes(await bold.post(`/drafts/${String(body.id)}/submission`, undefined))).toEqual([403, 'person-required']);
  expect(codes(await bold.post('/permits', hotWork()))).toEqual([403, 'person-required']);
  expect(codes(await bold.post('/permits/DH-2026-000001/approve', { stage: 'unit' }))).toEqual([
    403,
    'person-required',
  ]);
  expect(codes(await erp.put(`/prepared-drafts/${String(body.id)}`, given()))).toEqual([404, 'draft-unknown']);
  const ids = ((await erp.get('/prepared-drafts')).body as unknown as { id: string }[]).map((one) => one.id);
  expect(ids).not.toContain(body.id);
});

it('is for systems with the scope for it, and needs the person and the work order', async () => {
  expect(codes(await machine('reader', 'permit:read').post('/prepared-drafts', given()))).toEqual([
    403,
    'scope-missing',
  ]);
  const person = permits.phone(crew.applicant, { scopes: ['permit:draft'] as never });
  expect(codes(await person.post('/prepared-drafts', given()))).toEqual([403, 'machine-required']);
  const { status, body } = await erp.post('/prepared-drafts', given({ person: undefined, workOrder: undefined }));
  expect(status).toBe(400);
  expect(body.reasons!.map(({ field }) => field).sort()).toEqual(['/person', '/workOrder']);
});

it('keeps the chain heads’ own copy beside it for auditors', async () => {
  const answer = await permits.phone('p-auditor').get(`/audit/heads?site=${site}`);
  expect([answer.status, answer.headers['content-type']]).toEqual([200, expect.stringContaining('application/jsonl')]);
  expect((await permits.phone('p-auditor', { scopes: ['permit:read'] }).get(`/audit/heads?site=${site}`)).status).toBe(
    403,
  );
});
