/** People in the archive, on real parts: registered, masked, looked at, amended; commands that happen once. */

import { qualificationLost } from '@holdpoint/contracts';

import {
  archived,
  certificateBody,
  type Client,
  eventsOf,
  newIdentityNumber,
  newKey,
  personBody,
  registered,
  type Running,
  startQualification,
} from '../test/running-service';

let running: Running;
let clerk: Client;
beforeAll(async () => {
  running = await startQualification();
});
afterAll(() => running?.stop());
beforeEach(async () => {
  clerk = await running.as();
});
const fieldsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    (body as { reasons: { code: string; field: string }[] }).reasons.map((one) => [one.field, one.code]),
  );
const lostOf = async (): Promise<unknown[]> =>
  (await eventsOf(running, clerk.tenant, qualificationLost)).map(({ data }) => data);

describe('people', () => {
  it('are registered, shown masked, and found by team', async () => {
    const identityNumber = newIdentityNumber();
    const answer = await clerk.post(
      '/people',
      personBody({
        id: 'p-1',
        kind: 'contractor',
        firm: '华东检修',
        team: 'm-1',
        superior: 'p-foreman',
        identityNumber,
      }),
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      id: 'p-1',
      firm: '华东检修',
      standing: 'active',
      version: 1,
      identity: { kind: 'resident', masked: `310*************${identityNumber.slice(-2)}` },
    });
    expect(JSON.stringify(answer.body)).not.toContain(identityNumber);
    await registered(clerk, { team: 'm-2' });
    const { body } = await clerk.get('/people?team=m-1');
    expect(body).toEqual({ items: [answer.body] });
  });

  it('keep their identity number encrypted, and show it to those who need it, who are recorded', async () => {
    const identityNumber = newIdentityNumber();
    const person = await registered(clerk, { identityNumber });
    const [row] = await running.database.query<object>('select * from person where id = $1', [person]);
    expect(JSON.stringify(row)).not.toContain(identityNumber);

    const reader = await running.as({ tenant: clerk.tenant, person: 'p-reader', scopes: ['qualification:read'] });
    expect((await reader.get(`/people/${person}`)).body).not.toHaveProperty('identity.number');
    expect((await reader.get(`/people/${person}/looks`)).status).toBe(403);
    expect((await clerk.get(`/people/${person}/looks`)).body).toEqual({ items: [] });

    const officer = await running.as({
      tenant: clerk.tenant,
      person: 'p-officer',
      scopes: ['qualification:read', 'qualification:full'],
    });
    expect((await officer.get(`/people/${person}`)).body).toMatchObject({ identity: { number: identityNumber } });
    const { body } = await clerk.get(`/people/${person}/looks`);
    expect(body).toMatchObject({ items: [{ by: 'p-officer', route: 'GET /people/{person}' }] });
  });

  it('are one person under one identity number, whoever writes it how', async () => {
    const identityNumber = newIdentityNumber();
    const first = await registered(clerk, { identityNumber });
    const again = await clerk.post('/people', personBody({ identityNumber: ` ${identityNumber.toLowerCase()} ` }));
    expect(again.status).toBe(409);
    expect(again.body).toMatchObject({ code: 'person-exists', reasons: [{ params: { person: first } }] });
    const elsewhere = await running.as();
    expect((await elsewhere.post('/people', personBody({ identityNumber }))).status).toBe(201);
  });

  it('are refused with every fault at its field', async () => {
    const form = await clerk.post('/people', { kind: 'visitor', name: ' ', identityKind: 'resident', age: 3 });
    expect(form.status).toBe(400);
    expect(fieldsOf(form.body)).toMatchObject({
      '/kind': 'field-choice',
      '/name': expect.stringMatching(/^field-/) as unknown,
      '/identityNumber': 'field-required',
      '/age': 'field-unknown',
    });
    const sense = await clerk.post('/people', personBody({ kind: 'contractor', identityNumber: '310115199001011234' }));
    expect(sense.status).toBe(422);
    expect(fieldsOf(sense.body)).toEqual({ '/identityNumber': 'identity-number-invalid', '/firm': 'firm-required' });
    expect((await running.database.query('select 1 from person where tenant = $1', [clerk.tenant])).length).toBe(0);
  });

  it('come in pages', async () => {
    for (const id of ['p-a', 'p-b', 'p-c']) await registered(clerk, { id });
    const first = (await clerk.get('/people?limit=2')).body as { items: { id: string }[]; next: string };
    expect(first.items.map(({ id }) => id)).toEqual(['p-a', 'p-b']);
    const second = (await clerk.get(`/people?limit=2&cursor=${first.next}`)).body as { items: { id: string }[] };
    expect(second).toEqual({ items: [expect.objectContaining({ id: 'p-c' })] });
    expect((await clerk.get('/people?cursor=nonsense')).body).toMatchObject({ status: 400, code: 'cursor-invalid' });
  });

  it('of another tenant are not there', async () => {
    const person = await registered(clerk, {});
    const certificate = await archived(clerk, person);
    const other = await running.as();
    expect((await other.get(`/people/${person}`)).body).toMatchObject({ status: 404, code: 'person-unknown' });
    expect((await other.get(`/certificates/${certificate}`)).status).toBe(404);
    expect((await other.post(`/certificates/${certificate}/revocations`, { reason: 'x' })).status).toBe(404);
    expect((await other.post(`/people/${person}/certificates`, certificateBody())).status).toBe(404);
    expect((await other.get(`/people/${person}/certificates`)).body).toEqual([]);
    expect((await other.get('/people')).body).toEqual({ items: [] });
  });

  it('are amended by who saw them as they are', async () => {
    const person = await registered(clerk, { team: 'm-1' });
    const stale = await clerk.patch(`/people/${person}`, { team: 'm-2' }, { 'if-match': '"7"' });
    expect(stale.body).toMatchObject({ status: 412, code: 'stale-sequence' });
    const fresh = await clerk.patch(`/people/${person}`, { team: null, superior: 'p-2' }, { 'if-match': '"1"' });
    expect(fresh.body).toMatchObject({ version: 2, superior: 'p-2' });
    expect(fresh.body).not.toHaveProperty('team');
  });

  it('who leave are told of', async () => {
    const person = await registered(clerk, { team: 'm-1', superior: 'p-foreman' });
    await clerk.patch(`/people/${person}`, { standing: 'left' });
    await clerk.patch(`/people/${person}`, { standing: 'left' });
    expect(await lostOf()).toEqual([
      { person, reason: 'revoked', team: 'm-1', superior: 'p-foreman', at: expect.any(String) as unknown },
    ]);
  });
});

describe('a command', () => {
  it('happens once, and the same key again gets the same answer', async () => {
    const key = newKey();
    const body = personBody();
    const [first, second] = await Promise.all([
      clerk.post('/people', body, { 'idempotency-key': key }),
      clerk.post('/people', body, { 'idempotency-key': key }),
    ]);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toEqual(first.body);
    const third = await clerk.post('/people', body, { 'idempotency-key': key });
    expect(third.body).toEqual(first.body);
    expect((await clerk.get('/people')).body).toMatchObject({ items: [{ id: (first.body as { id: string }).id }] });
  });

  it('is refused under a key that was used for something else', async () => {
    const key = newKey();
    const body = personBody();
    await clerk.post('/people', body, { 'idempotency-key': key });
    const other = await clerk.post('/people', { ...body, name: '李强' }, { 'idempotency-key': key });
    expect(other.body).toMatchObject({ status: 422, code: 'idempotency-key-reused' });
    const colleague = await running.as({ tenant: clerk.tenant, person: 'p-other' });
    const theirs = await colleague.post('/people', body, { 'idempotency-key': key });
    expect(theirs.body).toMatchObject({ code: 'idempotency-key-reused' });
  });

  it('that was refused can be mended and sent with the same key', async () => {
    const key = newKey();
    const body = personBody();
    await clerk.post('/people', { ...body, kind: 'contractor' }, { 'idempotency-key': key }).then((answer) => {
      expect(answer.status).toBe(422);
    });
    expect((await clerk.post('/people', body, { 'idempotency-key': key })).status).toBe(201);
  });

  it('needs its key, its scope and its token', async () => {
    const none = await clerk.post('/people', personBody(), { 'idempotency-key': '' });
    expect(none.body).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
    const reader = await running.as({ scopes: ['qualification:read'] });
    expect((await reader.post('/people', personBody())).body).toMatchObject({ status: 403, code: 'scope-missing' });
    expect((await running.http.get('/people')).status).toBe(401);
  });
});
