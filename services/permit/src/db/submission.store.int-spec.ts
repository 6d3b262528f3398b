/** Permit numbers on a real PostgreSQL: gapless per prefix and year, the same for the same key, whoever comes at the same instant. */
import { permitDatabase, type PermitDatabase } from '../test-support/permit-database';
import { SubmissionStore } from './submission.store';

describe('SubmissionStore', () => {
  let database: PermitDatabase;
  let store: SubmissionStore;
  beforeAll(async () => {
    database = await permitDatabase('numbers');
    store = new SubmissionStore(database.tenants);
  });
  afterAll(() => database?.close());

  const submission = { tenant: 'acme', prefix: 'DH', year: 2026, at: '2026-11-24T02:00:00.000Z' };
  const ask = (key: string, more: object = {}): Promise<{ number: string; fingerprint: string }> =>
    store.numberFor({ ...submission, key, fingerprint: `of ${key}`, ...more });

  it('counts per tenant, prefix and year', async () => {
    expect((await ask('a')).number).toBe('DH-2026-000001');
    expect((await ask('b')).number).toBe('DH-2026-000002');
    expect((await ask('c', { prefix: 'SX' })).number).toBe('SX-2026-000001');
    expect((await ask('d', { year: 2027 })).number).toBe('DH-2027-000001');
    expect((await ask('a', { tenant: 'umbrella' })).number).toBe('DH-2026-000001');
  });

  it('gives a key its number again, with the fingerprint that it was first used with', async () => {
    const first = await ask('again');
    expect(await ask('again', { fingerprint: 'another' })).toEqual(first);
  });

  it('gives 200 submissions at one instant 200 numbers without a gap, and twins the same one', async () => {
    const before = Number((await ask('before')).number.slice(-6));
    const keys = Array.from({ length: 200 }, (_, index) => `at once ${index}`);
    const twice = await Promise.all([...keys, ...keys].map((key) => ask(key)));
    const given = twice.map(({ number }) => number);
    expect(given.slice(0, 200)).toEqual(given.slice(200));
    expect(
      given
        .slice(0, 200)
        .map((number) => Number(number.slice(-6)))
        .sort((a, b) => a - b),
    ).toEqual(keys.map((_, index) => before + 1 + index));
  });
});
