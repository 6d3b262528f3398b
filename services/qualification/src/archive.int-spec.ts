/** Medical records, training, bans and rules of tenants in the archive, on real parts; and the second lock between tenants. */
import { Client as PgClient } from 'pg';
import { qualificationLost } from '@holdpoint/contracts';

import { archived, type Client, eventsOf, registered, type Running, startQualification } from '../test/running-service';

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
