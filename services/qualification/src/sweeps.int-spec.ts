/** The sweeps on a real PostgreSQL, at the moments they are about: each certificate lapses once, each rung is told once, bans begin. */
import { certificateExpiring, qualificationLost } from '@holdpoint/contracts';
import { plusMinutes, toEpochMs, toInstant } from '@holdpoint/permit-domain';
import { BeginBans } from './app/begin-bans.use-case';
import { LapseCertificates } from './app/lapse-certificates.use-case';
import { addDays, endOfDay, localDateOf } from './app/local-date';
import { WarnOfExpiry } from './app/warn-of-expiry.use-case';
import { archived, type Client, eventsOf, registered, type Running, startQualification } from '../test/running-service';

let running: Running;
let clerk: Client;
let person: string;
const zone = 'Asia/Shanghai';
const today = localDateOf(new Date().toISOString(), zone);
const lastDay = addDays(today, 100);
const ends = endOfDay(lastDay, zone);
const justBefore = toInstant(toEpochMs(ends) - 1);

beforeAll(async () => {
  running = await startQualification();
});
afterAll(() => running?.stop());
beforeEach(async () => {
  clerk = await running.as();
  person = await registered(clerk, { team: 'm-1', superior: 'p-foreman' });
});

const dataOf = async (type: string) => (await eventsOf(running, clerk.tenant, type)).map(({ data }) => data);
const stateOf = async (certificate: string) =>
  ((await clerk.get(`/certificates/${certificate}`)).body as { state: string }).state;

describe('lapsing', () => {
  const lapse = (now: string) => running.app.get(LapseCertificates).run(now);

  it('takes a certificate at the moment its last day is over, and not a millisecond before', async () => {
    const certificate = await archived(clerk, person, { validUntil: lastDay });
    await lapse(justBefore);
    expect(await stateOf(certificate)).toBe('held');
    expect(await dataOf(qualificationLost)).toEqual([]);
    await lapse(ends);
    expect(await stateOf(certificate)).toBe('lapsed');
    expect(await dataOf(qualificationLost)).toEqual([
      {
        person,
        reason: 'lapsed',
        certificateClass: 'enterprise/guardian',
        at: ends,
        team: 'm-1',
        superior: 'p-foreman',
      },
    ]);
  });

  it('tells of each once, however many sweep at the same moment', async () => {
    for (let count = 0; count < 5; count += 1) await archived(clerk, await registered(clerk), { validUntil: lastDay });
    await Promise.all(Array.from({ length: 6 }, () => lapse(ends)));
    await lapse(plusMinutes(ends, 1));
    const people = (await dataOf(qualificationLost)).map((data) => (data as { person: string }).person);
    expect(people).toHaveLength(5);
    expect(new Set(people).size).toBe(5);
  });

  it('tells nobody of a loss while a longer certificate of the class stands', async () => {
    const old = await archived(clerk, person, { validUntil: lastDay });
    await archived(clerk, person, { validUntil: addDays(lastDay, 400) });
    await lapse(ends);
    expect(await stateOf(old)).toBe('lapsed');
    expect(await dataOf(qualificationLost)).toEqual([]);
  });

  it('goes by the re-examination where that is due first, and is undone by a passed one', async () => {
    const certificate = await archived(clerk, person, { reExaminationDueOn: lastDay });
    await lapse(ends);
    expect(await stateOf(certificate)).toBe('lapsed');
    await clerk.post(`/certificates/${certificate}/re-examinations`, {
      examinedOn: today,
      result: 'passed',
      nextDueOn: addDays(lastDay, 900),
    });
    expect(await stateOf(certificate)).toBe('held');
  });

  it('leaves revoked ones revoked', async () => {
    const certificate = await archived(clerk, person, { validUntil: lastDay });
    await clerk.post(`/certificates/${certificate}/revocations`, { reason: 'x' });
    await lapse(ends);
    expect(await stateOf(certificate)).toBe('revoked');
    expect(await dataOf(qualificationLost)).toHaveLength(1);
  });

  it('takes only what is held, however often it comes by', async () => {
    const first = await archived(clerk, person, { validUntil: lastDay });
    const revoked = await archived(clerk, await registered(clerk), { validUntil: lastDay });
    const later = await archived(clerk, await registered(clerk), { validUntil: addDays(lastDay, 1) });
    await clerk.post(`/certificates/${revoked}/revocations`, { reason: 'x' });
    await lapse(ends);
    await lapse(plusMinutes(ends, 1440));
    expect([await stateOf(first), await stateOf(revoked), await stateOf(later)]).toEqual([
      'lapsed',
      'revoked',
      'lapsed',
    ]);
    const reasons = (await dataOf(qualificationLost)).map((data) => (data as { reason: string }).reason);
    expect(reasons).toEqual(['revoked', 'lapsed', 'lapsed']);
  });

  it('keeps tenants apart', async () => {
    await archived(clerk, person, { validUntil: lastDay });
    const other = await running.as();
    const theirs = await registered(other);
    await archived(other, theirs, { validUntil: lastDay });
    await lapse(ends);
    expect(await eventsOf(running, other.tenant)).toEqual([expect.objectContaining({ subject: theirs })]);
    expect(await eventsOf(running, clerk.tenant)).toEqual([expect.objectContaining({ subject: person })]);
  });
});

describe('the ladder of warnings', () => {
  const warn = (now: string) => running.app.get(WarnOfExpiry).run(now);
  const noonBefore = (days: number) => plusMinutes(ends, -days * 1440 - 720);
  const rungs = async () => (await dataOf(certificateExpiring)).map((data) => (data as { days: number }).days);

  it('is told rung by rung, each once', async () => {
    const certificate = await archived(clerk, person, { validUntil: lastDay });
    await warn(noonBefore(91));
    expect(await rungs()).toEqual([]);
    for (const days of [90, 89, 60, 31, 30, 30, 7, 2, 1, 0]) {
      await warn(noonBefore(days));
      await warn(noonBefore(days));
    }
    await warn(plusMinutes(ends, 10));
    expect(await rungs()).toEqual([90, 60, 30, 7, 1]);
    expect((await dataOf(certificateExpiring))[0]).toEqual({
      person,
      certificate,
      certificateClass: 'enterprise/guardian',
      validUntil: justBefore,
      days: 90,
      team: 'm-1',
      superior: 'p-foreman',
    });
  });

  it('is told once at the nearest rung where the certificate was found late', async () => {
    await archived(clerk, person, { validUntil: lastDay });
    await warn(noonBefore(20));
    expect(await rungs()).toEqual([30]);
  });

  it('is each told once when several processes look at the same moment', async () => {
    await archived(clerk, person, { validUntil: lastDay });
    await Promise.all(Array.from({ length: 5 }, () => warn(noonBefore(60))));
    expect(await rungs()).toEqual([60]);
  });

  it('is the tenant’s own where it has one', async () => {
    await clerk.patch('/settings', { ladder: [45] });
    await archived(clerk, person, { validUntil: lastDay });
    for (const days of [60, 45, 30, 1]) await warn(noonBefore(days));
    expect(await rungs()).toEqual([45]);
  });

  it('does not step back to a higher rung when the tenant changes it', async () => {
    await archived(clerk, person, { validUntil: lastDay });
    await warn(noonBefore(7));
    await clerk.patch('/settings', { ladder: [45] });
    await warn(noonBefore(6));
    expect(await rungs()).toEqual([7]);
  });

  it('begins anew when the certificate is renewed, and is silent for one that another replaces', async () => {
    const certificate = await archived(clerk, person, { reExaminationDueOn: lastDay });
    await warn(noonBefore(7));
    await clerk.post(`/certificates/${certificate}/re-examinations`, {
      examinedOn: today,
      result: 'passed',
      nextDueOn: addDays(lastDay, 10),
    });
    await warn(noonBefore(7));
    expect(await rungs()).toEqual([7, 30]);
    await archived(clerk, person, { validUntil: addDays(lastDay, 700) });
    await warn(noonBefore(-9));
    expect(await rungs()).toEqual([7, 30]);
  });
});

describe('bans set for later', () => {
  const begin = (now: string) => running.app.get(BeginBans).run(now);
  const from = plusMinutes(new Date().toISOString(), 600);

  it('are told of when they begin, once', async () => {
    await clerk.post('/site-bans', { person, site: 'north', reason: 'x', from });
    await begin(toInstant(toEpochMs(from) - 1));
    expect(await dataOf(qualificationLost)).toEqual([]);
    await Promise.all([begin(from), begin(from), begin(from)]);
    expect(await dataOf(qualificationLost)).toEqual([
      { person, reason: 'banned', site: 'north', at: from, team: 'm-1', superior: 'p-foreman' },
    ]);
  });

  it('are not told of when they were lifted before', async () => {
    const { body } = await clerk.post('/site-bans', { person, reason: 'x', from });
    await clerk.post(`/site-bans/${(body as { id: string }).id}/lifts`, { reason: 'y' });
    await begin(plusMinutes(from, 1));
    expect(await dataOf(qualificationLost)).toEqual([]);
  });
});
