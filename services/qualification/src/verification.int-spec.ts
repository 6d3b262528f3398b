/** Verification on real parts: asked of a register that is a server, or attested by people; what each answer changes, and that no silence confirms anything. */
import { qualificationLost } from '@holdpoint/contracts';
import { plusMinutes } from '@holdpoint/permit-domain';
import { VerifyDue } from './app/verify-due.use-case';
import { type StandInCertificate, welding } from '../test/stand-in-register';
import {
  archived,
  type Client,
  eventsOf,
  newIdentityNumber,
  newKey,
  registered,
  type Running,
  startQualification,
} from '../test/running-service';

const weldingClass = 'special-trade/welding-hot-cutting';
let running: Running;
let clerk: Client;
let person: string;
let certificate: string;
let shown: StandInCertificate;

beforeAll(async () => {
  running = await startQualification();
});
afterAll(() => running?.stop());
beforeEach(async () => {
  clerk = await running.as();
  const identityNumber = newIdentityNumber();
  const number = `T-${identityNumber}`;
  person = await registered(clerk, { name: '张伟', identityNumber });
  certificate = await archived(clerk, person, {
    certificateClass: weldingClass,
    number,
    issuedOn: '2024-03-10',
    validUntil: '2030-03-09',
    reExaminationDueOn: '2027-03-09',
  });
  await clerk.post(`/people/${person}/medical`, { examinedOn: '2026-01-05', verdict: 'fit' });
  shown = {
    number,
    name: '张伟',
    identity: `${identityNumber.slice(0, 6)}********${identityNumber.slice(-4)}`,
    trade: welding,
    issued: '2024-03-10',
    until: '2030-03-09',
    status: '有效',
  };
  running.restartDesk();
  running.register.trouble = 'none';
  running.register.certificates.splice(0, Infinity, shown);
});

interface Verification {
  readonly outcome: string;
  readonly differs: readonly string[];
  readonly nextCheckDue: string;
}
const verify = async (): Promise<Verification> => {
  const answer = await clerk.post(`/certificates/${certificate}/verifications`);
  expect(answer.status).toBe(201);
  return answer.body as Verification;
};
const stateOf = async () =>
  ((await clerk.get(`/certificates/${certificate}`)).body as { verification: Record<string, string> }).verification;
const standing = async () =>
  (await clerk.get(`/people/${person}/standing?class=${weldingClass}`)).body as {
    meets: boolean;
    reasons: { code: string; message: string }[];
  };
const reasons = async () => (await standing()).reasons.map(({ code }) => code);
const losses = () => eventsOf(running, clerk.tenant, qualificationLost);
const show = (more: Partial<StandInCertificate>): void => {
  running.register.certificates.splice(0, Infinity, { ...shown, ...more });
};

describe('a register', () => {
  it('confirms a certificate, which counts from then on', async () => {
    expect(await reasons()).toEqual(['not-verified']);
    expect(await verify()).toMatchObject({ outcome: 'confirmed', method: 'json-register', register: 'stand-in-json' });
    expect(await stateOf()).toMatchObject({
      state: 'confirmed',
      lastConfirmedAt: expect.any(String) as unknown,
      confirmedUntil: expect.any(String) as unknown,
    });
    expect(await standing()).toMatchObject({ meets: true, reasons: [] });
  });

  it.each([
    ['forged', () => running.register.certificates.splice(0), 'certificate-forged', 'revoked'],
    ['mismatched', () => show({ until: '2027-03-09' }), 'certificate-mismatched', 'revoked'],
    ['revoked', () => show({ status: '已注销' }), 'certificate-revoked', 'revoked'],
    ['expired', () => show({ status: '已过期' }), 'certificate-expired', 'lapsed'],
  ] as const)('finds one %s, which no longer counts and is told of once', async (outcome, change, code, reason) => {
    await verify();
    change();
    expect(await verify()).toMatchObject({ outcome });
    await verify();
    expect(await reasons()).toEqual([code]);
    expect((await losses()).map(({ data }) => data)).toEqual([
      { person, reason, certificateClass: weldingClass, at: expect.any(String) as unknown },
    ]);
  });

  it('names what differs, never the values', async () => {
    show({ name: '李强' });
    expect(await verify()).toMatchObject({ outcome: 'mismatched', differs: ['holderName'] });
  });

  it.each([
    ['silent', 'slow'],
    ['broken', 'down'],
    ['error', 'down'],
    ['garbage', 'unreadable'],
  ] as const)('that is %s leaves the last confirmation as it was', async (trouble, outcome) => {
    await verify();
    const before = await stateOf();
    running.register.trouble = trouble;
    expect(await verify()).toMatchObject({ outcome, evidence: [] });
    expect(await stateOf()).toMatchObject({
      state: 'confirmed',
      lastConfirmedAt: before.lastConfirmedAt,
      confirmedUntil: before.confirmedUntil,
      lastOutcome: outcome,
    });
    expect((await standing()).meets).toBe(true);
    expect(await losses()).toEqual([]);
  });

  it('that is away never makes an unknown certificate count', async () => {
    running.register.trouble = 'error';
    await verify();
    expect(await stateOf()).toMatchObject({ state: 'unverified', lastOutcome: 'down' });
    expect(await reasons()).toEqual(['not-verified']);
  });

  it('that stays away longer than a confirmation counts stops it from counting', async () => {
    await verify();
    const { confirmedUntil = '' } = await stateOf();
    const at = async (from: string, until: string) => {
      const query = `class=${weldingClass}&from=${from}&until=${until}`;
      return ((await clerk.get(`/people/${person}/standing?${query}`)).body as { meets: boolean }).meets;
    };
    const before = plusMinutes(confirmedUntil, -1);
    expect(await at(before, confirmedUntil)).toBe(true);
    expect(await at(before, plusMinutes(confirmedUntil, 1))).toBe(false);
  });

  it('that limits its rate is left alone for as long as it asks', async () => {
    running.register.trouble = 'rate-limited';
    running.register.retryAfter = '1800';
    const { outcome, nextCheckDue } = await verify();
    expect(outcome).toBe('rate-limited');
    expect(Date.parse(nextCheckDue) - Date.now()).toBeGreaterThan(29 * 60_000);
    running.register.trouble = 'none';
    const asked = running.register.asked.length;
    expect(await verify()).toMatchObject({ outcome: 'rate-limited' });
    expect(running.register.asked).toHaveLength(asked);
  });
});

describe('a correction', () => {
  it('of the number has the certificate verified again', async () => {
    await verify();
    await clerk.patch(`/certificates/${certificate}`, { number: 'T-other' });
    expect(await stateOf()).toMatchObject({ state: 'unverified' });
    expect(await reasons()).toEqual(['not-verified']);
    expect(await losses()).toHaveLength(1);
    show({ number: 'T-other' });
    await verify();
    expect((await standing()).meets).toBe(true);
  });

  it('of the holder’s name has every certificate verified again', async () => {
    await verify();
    await clerk.patch(`/people/${person}`, { name: '李强' });
    expect(await stateOf()).toMatchObject({ state: 'unverified' });
    expect(await verify()).toMatchObject({ outcome: 'mismatched' });
  });
});

describe('a look by a person', () => {
  const attest = (by: Client, more: object = {}) =>
    by.post(`/certificates/${certificate}/attestations`, {
      register: '国家安全生产考试网',
      lookedAt: new Date().toISOString(),
      outcome: 'confirmed',
      evidence: [{ reference: 'shot://1', sha256: 'a'.repeat(64) }],
      ...more,
    });

  it('confirms with evidence, for as long as the person says', async () => {
    const nextCheckDue = plusMinutes(new Date().toISOString(), 7 * 1440);
    const { body } = await attest(clerk, { nextCheckDue });
    expect(body).toMatchObject({ method: 'attested', by: 'p-clerk', outcome: 'confirmed', nextCheckDue });
    expect(await stateOf()).toMatchObject({ state: 'confirmed', confirmedUntil: nextCheckDue, nextCheckDue });
    expect((await standing()).meets).toBe(true);
  });

  it('counts no longer than the class’s rule says', async () => {
    const lookedAt = new Date().toISOString();
    await attest(clerk, { lookedAt, nextCheckDue: plusMinutes(lookedAt, 400 * 1440) });
    expect(await stateOf()).toMatchObject({ confirmedUntil: plusMinutes(lookedAt, 30 * 1440) });
  });

  it('is made by somebody else than the holder, and by a person', async () => {
    const holder = await running.as({ tenant: clerk.tenant, person });
    expect((await attest(holder)).body).toMatchObject({ status: 403, code: 'attester-is-holder' });
    const machine = await running.as({ tenant: clerk.tenant, client: 'hr' });
    expect((await attest(machine)).body).toMatchObject({ status: 403, code: 'person-required' });
    const reader = await running.as({ tenant: clerk.tenant, scopes: ['qualification:write'] });
    expect((await attest(reader)).body).toMatchObject({ status: 403, code: 'scope-missing' });
    expect((await stateOf()).state).toBe('unverified');
  });

  it('needs evidence, has happened, and does not overrule a later answer', async () => {
    expect((await attest(clerk, { evidence: [] })).status).toBe(400);
    const future = await attest(clerk, { lookedAt: plusMinutes(new Date().toISOString(), 5) });
    expect(future.body).toMatchObject({ reasons: [{ code: 'time-in-future', field: '/lookedAt' }] });
    await attest(clerk);
    const older = await attest(clerk, { lookedAt: plusMinutes(new Date().toISOString(), -60), outcome: 'revoked' });
    expect(older.body).toMatchObject({ reasons: [{ code: 'look-superseded' }] });
  });

  it('finds a forged one too', async () => {
    await attest(clerk, { outcome: 'forged' });
    expect(await reasons()).toEqual(['certificate-forged']);
    expect(await losses()).toHaveLength(1);
  });
});

describe('the nightly sweep', () => {
  const sweep = (now: string) => running.app.get(VerifyDue).run(now);

  it('asks about what is due, once, and again the next night', async () => {
    const now = new Date().toISOString();
    await sweep(now);
    expect(await stateOf()).toMatchObject({ state: 'confirmed' });
    const asked = running.register.asked.length;
    await sweep(now);
    expect(running.register.asked).toHaveLength(asked);
    show({ status: '已吊销' });
    await sweep(plusMinutes(now, 24 * 60 + 1));
    expect(await stateOf()).toMatchObject({ state: 'refuted', refutedAs: 'revoked' });
    expect(await losses()).toHaveLength(1);
  });

  it('lists what people should look at', async () => {
    const { body } = await clerk.get('/verifications-due');
    expect(body).toMatchObject({ items: [{ certificate, person, certificateClass: weldingClass }] });
  });
});

it('a class that no register knows is said so', async () => {
  const guardian = await archived(clerk, person);
  const answer = await clerk.post(`/certificates/${guardian}/verifications`);
  expect(answer.body).toMatchObject({ status: 409, code: 'register-none' });
});

it('the same key asks the register once', async () => {
  const key = newKey();
  const post = () => clerk.post(`/certificates/${certificate}/verifications`, undefined, { 'idempotency-key': key });
  const first = await post();
  const asked = running.register.asked.length;
  expect((await post()).body).toEqual(first.body);
  expect(running.register.asked).toHaveLength(asked);
});
