/** Certificates in the archive, on real parts: dated, re-examined, revoked, corrected, listed. */

import { qualificationLost } from '@holdpoint/contracts';
import { localDateOf } from './app/local-date';
import {
  archived,
  certificateBody,
  type Client,
  eventsOf,
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
    const taken = (await post({ number: 'G-1' })).body as { detail: string };
    expect(taken).toMatchObject({ status: 409, code: 'certificate-exists' });
    expect(taken.detail).not.toContain('{{');
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
