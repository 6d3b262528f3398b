/** The archive through its HTTP door on real parts: people, certificates, re-examinations, medical records, bans; what is refused and what is told. */
import { Client as PgClient } from 'pg';
import { qualificationLost } from '@holdpoint/contracts';
import { localDateOf } from './app/local-date';
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

const codesOf = (body: unknown): string[] => (body as { reasons: { code: string }[] }).reasons.map(({ code }) => code);
const fieldsOf = (body: unknown): Record<string, string> =>
  Object.fromEntries(
    (body as { reasons: { code: string; field: string }[] }).reasons.map((one) => [one.field, one.code]),
  );
const lostOf = async (): Promise<unknown[]> =>
  (await eventsOf(running, clerk.tenant, qualificationLost)).map(({ data }) => data);
const today = (): string => localDateOf(new Date().toISOString(), 'Asia/Shanghai');

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

describe('certificates', () => {
  it('are dated by what is printed, else by the regime of the date of issue', async () => {
    const person = await registered(clerk);
    const of = async (more: object) =>
      (await clerk.post(`/people/${person}/certificates`, certificateBody(more))).body as Record<string, unknown>;
    expect(await of({ validUntil: '2030-12-31' })).toMatchObject({
      lastDay: '2030-12-31',
      endsAt: '2030-12-31T16:00:00.000Z',
      state: 'held',
    });
    const older = {
      certificateClass: 'special-trade/welding-hot-cutting',
      issuedOn: '2024-03-10',
      validUntil: undefined,
    };
    expect(await of(older)).toMatchObject({
      lastDay: '2027-03-09',
      verification: { state: 'unverified', nextCheckDue: expect.any(String) as unknown },
    });
    expect(await of({ ...older, issuedOn: '2026-06-02' })).not.toHaveProperty('lastDay');
    expect(await of({ validUntil: '2025-06-30' })).toMatchObject({ state: 'lapsed' });
    expect(await lostOf()).toEqual([]);
  });

  it('are refused with impossible dates, an unknown class, a number taken', async () => {
    const person = await registered(clerk);
    const post = (more: object) => clerk.post(`/people/${person}/certificates`, certificateBody(more));
    expect(fieldsOf((await post({ certificateClass: 'enterprise/juggling' })).body)).toEqual({
      '/certificateClass': 'class-unknown',
    });
    expect(fieldsOf((await post({ issuedOn: '2999-01-01', validUntil: '2998-01-01' })).body)).toEqual({
      '/issuedOn': 'date-in-future',
      '/validUntil': 'dates-reversed',
    });
    expect(fieldsOf((await post({ issuedOn: '1999-01-01' })).body)).toEqual({ '/issuedOn': 'class-has-no-rule-then' });
    expect(fieldsOf((await post({ issuedOn: '2026-02-30' })).body)).toEqual({ '/issuedOn': 'day-invalid' });
    await post({ number: 'G-1' });
    expect((await post({ number: 'G-1' })).body).toMatchObject({ status: 409, code: 'certificate-exists' });
  });

  it('move on with a passed re-examination, and stop counting with a failed one', async () => {
    const person = await registered(clerk);
    const certificate = await archived(clerk, person, { reExaminationDueOn: '2025-06-30' });
    expect((await clerk.get(`/certificates/${certificate}`)).body).toMatchObject({
      state: 'lapsed',
      lastDay: '2025-06-30',
    });
    const post = (body: object) => clerk.post(`/certificates/${certificate}/re-examinations`, body);
    const passed = await post({ examinedOn: '2025-07-10', result: 'passed', nextDueOn: '2029-06-30' });
    expect(passed.body).toMatchObject({ certificate: { state: 'held', lastDay: '2029-06-30', version: 2 } });
    expect(fieldsOf((await post({ examinedOn: '2024-01-01', result: 'passed' })).body)).toEqual({
      '/examinedOn': 'dates-reversed',
    });
    expect(await lostOf()).toEqual([]);
    await post({ examinedOn: '2025-08-01', result: 'failed' });
    expect(await lostOf()).toEqual([
      expect.objectContaining({ person, reason: 'revoked', certificateClass: 'enterprise/guardian' }),
    ]);
    const { body } = await clerk.get(`/people/${person}/standing?class=enterprise/guardian`);
    expect(body).toMatchObject({ meets: false, reasons: [{ code: 're-examination-failed' }] });
    expect((await clerk.get(`/certificates/${certificate}/re-examinations`)).body).toHaveLength(2);
  });

  it('are revoked once, for good, and told of in the same transaction', async () => {
    const person = await registered(clerk);
    const certificate = await archived(clerk, person);
    const revoke = () => clerk.post(`/certificates/${certificate}/revocations`, { reason: '发证机关通报' });
    expect((await revoke()).body).toMatchObject({ state: 'revoked', stateReason: '发证机关通报' });
    expect((await revoke()).body).toMatchObject({ status: 409, code: 'certificate-is-revoked' });
    expect((await clerk.patch(`/certificates/${certificate}`, { number: 'G-2' })).status).toBe(409);
    expect(await lostOf()).toEqual([
      { person, reason: 'revoked', certificateClass: 'enterprise/guardian', at: expect.any(String) as unknown },
    ]);
  });

  it('are not missed while another one of the class stands', async () => {
    const person = await registered(clerk);
    const first = await archived(clerk, person);
    const second = await archived(clerk, person);
    await clerk.post(`/certificates/${first}/revocations`, { reason: 'x' });
    expect(await lostOf()).toEqual([]);
    await clerk.post(`/certificates/${second}/revocations`, { reason: 'x' });
    expect(await lostOf()).toHaveLength(1);
  });

  it('are corrected, and what their register compares is verified again', async () => {
    const person = await registered(clerk);
    const certificate = await archived(clerk, person, { validUntil: '2026-01-31' });
    const answer = await clerk.patch(`/certificates/${certificate}`, {
      validUntil: '2031-01-31',
      scans: [{ reference: 'scan://1' }],
    });
    expect(answer.body).toMatchObject({
      version: 2,
      state: 'held',
      lastDay: '2031-01-31',
      scans: [{ reference: 'scan://1' }],
    });
  });

  it('that run out soon are listed, the soonest first', async () => {
    const person = await registered(clerk);
    const soon = await archived(clerk, person, { validUntil: today() });
    await archived(clerk, person, { validUntil: '2031-01-31' });
    expect((await clerk.get('/expiring?within=7')).body).toMatchObject({
      items: [{ certificate: soon, lastDay: today() }],
    });
    expect(codesOf((await clerk.get('/expiring?within=-1')).body)).toEqual(['field-too-small']);
    expect(codesOf((await clerk.get('/expiring?within=')).body)).toEqual(['field-type']);
  });
});

describe('medical records, training and bans', () => {
  it('forbid what they name, and are told of', async () => {
    const person = await registered(clerk);
    await archived(clerk, person);
    const record = (body: object) => clerk.post(`/people/${person}/medical`, body);
    await record({ examinedOn: '2026-01-05', verdict: 'fit', contraindications: ['enterprise/guardian'] });
    expect(await lostOf()).toEqual([
      expect.objectContaining({ reason: 'contraindicated', certificateClass: 'enterprise/guardian' }),
    ]);
    // An older paper that comes in later changes nothing.
    await record({ examinedOn: '2025-01-05', verdict: 'unfit' });
    expect(await lostOf()).toHaveLength(1);
    await record({ examinedOn: '2026-02-05', verdict: 'unfit' });
    expect((await lostOf())[1]).not.toHaveProperty('certificateClass');
    const bad = await record({ examinedOn: '2026-02-05', verdict: 'fit', contraindications: ['enterprise/juggling'] });
    expect(fieldsOf(bad.body)).toEqual({ '/contraindications/0': 'class-unknown' });
    expect((await clerk.get(`/people/${person}/medical`)).body).toHaveLength(3);
  });

  it('ask for the training that the tenant requires', async () => {
    const person = await registered(clerk);
    await archived(clerk, person);
    await clerk.patch('/settings', { requiredTraining: ['site-induction'] });
    const standing = async () =>
      (await clerk.get(`/people/${person}/standing?class=enterprise/guardian`)).body as object;
    expect(await standing()).toMatchObject({ meets: false, reasons: [{ code: 'training-missing' }] });
    await clerk.post(`/people/${person}/training`, {
      course: 'site-induction',
      completedOn: '2026-01-01',
      result: 'passed',
    });
    expect(await standing()).toMatchObject({ meets: true, reasons: [] });
  });

  it('ban from a site until they are lifted, and stay on record', async () => {
    const person = await registered(clerk);
    await archived(clerk, person);
    const { body: ban } = (await clerk.post('/site-bans', { person, site: 'north', reason: '违章' })) as unknown as {
      body: { id: string };
    };
    expect(await lostOf()).toEqual([expect.objectContaining({ person, reason: 'banned', site: 'north' })]);
    const at = async (site: string) =>
      (await clerk.get(`/people/${person}/standing?class=enterprise/guardian&site=${site}`)).body as { meets: boolean };
    expect((await at('north')).meets).toBe(false);
    expect((await at('south')).meets).toBe(true);
    expect((await clerk.post(`/site-bans/${ban.id}/lifts`, { reason: '复训' })).body).toMatchObject({
      liftedBy: 'p-clerk',
    });
    expect((await clerk.post(`/site-bans/${ban.id}/lifts`, { reason: '复训' })).body).toMatchObject({
      code: 'ban-is-over',
    });
    expect((await at('north')).meets).toBe(true);
    expect((await clerk.get('/site-bans?standing=true')).body).toEqual({ items: [] });
    expect((await clerk.get(`/site-bans?person=${person}`)).body).toMatchObject({ items: [{ id: ban.id }] });
  });

  it('refuse a ban that is over before it begins', async () => {
    const person = await registered(clerk);
    const post = (more: object) => clerk.post('/site-bans', { person, reason: 'x', ...more });
    expect(
      fieldsOf((await post({ from: '2026-01-02T00:00:00+08:00', until: '2026-01-01T00:00:00+08:00' })).body),
    ).toHaveProperty('/until');
    expect(fieldsOf((await post({ until: '2026-01-01T00:00:00' })).body)).toEqual({ '/until': 'time-without-zone' });
  });

  it('cannot be changed by the runtime role once they are written', async () => {
    const person = await registered(clerk);
    await clerk.post(`/people/${person}/medical`, { examinedOn: '2026-01-05', verdict: 'unfit' });
    await expect(
      running.database.query('update medical set verdict = $1 where person = $2', ['fit', person]),
    ).rejects.toThrow('append-only');
  });
});

describe('the second lock between tenants', () => {
  /** As the runtime role, outside of the service: what a statement that forgot its tenant would see. */
  const asTenant = async (tenant: string | undefined, sql: string): Promise<unknown[]> => {
    const connection = new PgClient({ connectionString: running.database.url });
    await connection.connect();
    try {
      if (tenant !== undefined) await connection.query(`select set_config('holdpoint.tenant', $1, false)`, [tenant]);
      return (await connection.query(sql)).rows;
    } finally {
      await connection.end();
    }
  };

  it('hides every row of every table from another tenant, and all from nobody', async () => {
    const person = await registered(clerk);
    await archived(clerk, person);
    await clerk.post(`/people/${person}/medical`, { examinedOn: '2026-01-05', verdict: 'fit' });
    const tables = await running.database.query<{ name: string; locked: boolean }>(
      `select c.relname as name, c.relrowsecurity as locked from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant'
        where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`,
    );
    expect(tables.length).toBeGreaterThan(16);
    expect(tables.filter(({ locked }) => !locked)).toEqual([]);
    expect(await asTenant(clerk.tenant, 'select 1 from certificate')).toHaveLength(1);
    for (const { name } of tables)
      expect([name, await asTenant('somebody-else', `select 1 from ${name}`)]).toEqual([name, []]);
    await expect(asTenant(undefined, 'select 1 from person')).rejects.toThrow('holdpoint.tenant');
    await expect(
      asTenant(
        'somebody-else',
        `insert into named_permit select * from (select '${clerk.tenant}' as tenant, 'n' as number, 't' as permit_type,
        'l' as level, 's' as site, 'a' as area, 'p' as phase, true as live, now() as valid_until, 1 as sequence, '[]'::jsonb as people) x`,
      ),
    ).rejects.toThrow('row-level security');
  });
});

describe('rules of a tenant', () => {
  it('are shipped, and give way to the tenant’s own, by which certificates are dated anew', async () => {
    const person = await registered(clerk);
    const certificate = await archived(clerk, person, { issuedOn: '2026-01-01', validUntil: undefined });
    const lastDay = async () => ((await clerk.get(`/certificates/${certificate}`)).body as { lastDay: string }).lastDay;
    expect(await lastDay()).toBe('2028-12-31');
    const rule = {
      effectiveFrom: '2020-01-01',
      validityMonths: 12,
      verification: 'not-required',
      confirmedForDays: 30,
      medical: 'not-required',
      source: 'AQ-07',
      certainty: 'V',
    };
    const define = (rules: object[]) =>
      clerk.post('/classes', { code: 'enterprise/guardian', name: { zh: '监护人', en: 'Guardian' }, rules });
    const overlap = await define([rule, { ...rule, effectiveFrom: '2021-01-01' }]);
    expect(fieldsOf(overlap.body)).toEqual({ '/rules/1/effectiveFrom': 'rule-dates-overlap' });
    expect((await define([rule])).body).toMatchObject({ origin: 'tenant' });
    expect(await lastDay()).toBe('2026-12-31');
    const classes = (await clerk.get('/classes')).body as { code: string; origin: string }[];
    expect(classes.filter(({ origin }) => origin === 'tenant').map(({ code }) => code)).toEqual([
      'enterprise/guardian',
    ]);
    const other = await running.as();
    expect((await other.get('/classes')).body).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ origin: 'tenant' })]),
    );
  });

  it('say in which zone a day ends', async () => {
    const person = await registered(clerk);
    const certificate = await archived(clerk, person, { validUntil: '2030-06-30' });
    await clerk.patch('/settings', { zone: 'Europe/Berlin' });
    expect((await clerk.get(`/certificates/${certificate}`)).body).toMatchObject({
      endsAt: '2030-06-30T22:00:00.000Z',
    });
    expect(fieldsOf((await clerk.patch('/settings', { zone: 'Mars/Olympus' })).body)).toEqual({
      '/zone': 'time-zone-unknown',
    });
  });
});
