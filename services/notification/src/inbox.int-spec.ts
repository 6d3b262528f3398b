/** One’s own inbox on real parts: read page by page, marked as read, and nobody else’s. */
import { TenantDatabase } from '@holdpoint/service-kit';
import { until } from '@holdpoint/testing';
import { TellPeople } from './app/tell-people.use-case';
import { permitEvent } from './test-support/events';
import {
  backing,
  headersOf,
  newKey,
  newTenant,
  startService,
  type Backing,
  type Service,
} from './test-support/running-service';

interface Page {
  readonly items: { id: string; position: number; subject: string; notices: string[]; readAt?: string }[];
  readonly unread: number;
  readonly next?: string;
}
let parts: Backing;
let service: Service;
beforeAll(async () => {
  parts = await backing();
  service = await startService();
});
afterAll(async () => {
  await service?.stop();
  await parts?.stop();
});

/** What the consumer does, without Kafka in between. */
const tell = (tenant: string, name = 'approved', number = 'DH-2026-000123'): Promise<void> =>
  service.app
    .get(TenantDatabase)
    .write(tenant, (em) =>
      service.app.get(TellPeople).ofPermit(permitEvent(tenant, [{ name, params: {} }], { number }), em),
    );
const headers = (tenant: string, person: string | undefined = 'p-applicant', language = 'en') =>
  headersOf(parts.issuer, tenant, person, ['notification:read'], language);
async function page(tenant: string, query = '', person = 'p-applicant'): Promise<Page> {
  const answer = await service.http
    .get(`/inbox?${query}`)
    .set(await headers(tenant, person))
    .expect(200);
  return answer.body as Page;
}
const arrived = (tenant: string, count: number): Promise<Page> =>
  until(async () => {
    const found = await page(tenant, 'limit=200');
    return found.items.length === count && found;
  });
async function read(tenant: string, body: object, key = newKey(), person = 'p-applicant') {
  return service.http
    .post('/inbox/reads')
    .set(await headers(tenant, person))
    .set('idempotency-key', key)
    .send(body);
}
const code = (answer: { body: unknown }) => (answer.body as { code: string }).code;

describe('the list', () => {
  it('comes page by page, newest first, each item once, in the language asked for', async () => {
    const tenant = newTenant();
    for (let count = 1; count <= 7; count += 1) await tell(tenant, 'approved', `DH-2026-00000${count}`);
    await arrived(tenant, 7);
    const positions: number[] = [];
    for (let cursor = ''; ;) {
      const found = await page(tenant, `limit=3${cursor}`);
      positions.push(...found.items.map(({ position }) => position));
      if (!found.next) break;
      cursor = `&cursor=${found.next}`;
    }
    expect(positions).toHaveLength(7);
    expect(positions).toEqual([...new Set(positions)].sort((a, b) => b - a));
    const chinese = await service.http
      .get('/inbox?limit=1')
      .set(await headers(tenant, 'p-applicant', 'zh'))
      .expect(200);
    expect((chinese.body as Page).items[0]!.subject).toContain('已批准');
  });

  it('is one’s own: another person and the same person of another tenant see nothing of it', async () => {
    const tenant = newTenant();
    await tell(tenant);
    await arrived(tenant, 1);
    expect(await page(tenant, '', 'p-somebody')).toEqual({ items: [], unread: 0 });
    expect(await page(newTenant())).toEqual({ items: [], unread: 0 });
  });

  it('refuses what it cannot read, and a machine’s token, which has no inbox', async () => {
    const own = await headers(newTenant());
    for (const query of ['cursor=%22', 'cursor=WyJ4Il0', 'limit=201', 'limit=ten', 'unread=maybe', 'colour=red'])
      await service.http.get(`/inbox?${query}`).set(own).expect(400);
    const machine = await headersOf(parts.issuer, newTenant(), undefined);
    for (const path of ['/inbox', '/inbox/stream'])
      expect(code(await service.http.get(path).set(machine).expect(403))).toBe('person-required');
  });
});

describe('reading', () => {
  it('marks the items named, counts what is left, and keeps the time of the first reading', async () => {
    const tenant = newTenant();
    await tell(tenant);
    await tell(tenant, 'issued');
    const { items, unread } = await arrived(tenant, 2);
    expect(unread).toBe(2);
    expect((await read(tenant, { items: [items[0]!.id] })).body).toEqual({ unread: 1 });
    const first = (await page(tenant)).items[0]!.readAt;
    expect(first).toMatch(/Z$/);
    expect((await read(tenant, { upTo: items[0]!.position })).body).toEqual({ unread: 0 });
    expect((await page(tenant)).items[0]!.readAt).toBe(first);
    expect((await page(tenant, 'unread=true')).items).toEqual([]);
  });

  it('with the same key again answers the same and does nothing more; with another body it is refused', async () => {
    const tenant = newTenant();
    await tell(tenant);
    const [item] = (await arrived(tenant, 1)).items;
    const key = newKey();
    expect((await read(tenant, { items: [item!.id] }, key)).body).toEqual({ unread: 0 });
    await tell(tenant, 'issued');
    await arrived(tenant, 2);
    expect((await read(tenant, { items: [item!.id] }, key)).body).toEqual({ unread: 0 });
    const reused = await read(tenant, { upTo: 9 }, key);
    expect([reused.status, code(reused)]).toEqual([422, 'idempotency-key-reused']);
    expect((await page(tenant)).unread).toBe(1);
  });

  it('of somebody else’s item is refused, and then none of those named is marked', async () => {
    const tenant = newTenant();
    await tell(tenant);
    const [mine] = (await arrived(tenant, 1)).items;
    const [theirs] = (
      await until(async () => {
        const found = await page(tenant, '', 'p-lead');
        return found.items.length > 0 && found;
      })
    ).items;
    const refused = await read(tenant, { items: [mine!.id, theirs!.id] });
    expect([refused.status, code(refused)]).toEqual([404, 'inbox-item-unknown']);
    expect((await page(tenant)).unread).toBe(1);
  });

  it('names every fault of a body', async () => {
    const tenant = newTenant();
    const answers = await Promise.all([
      read(tenant, {}),
      read(tenant, { items: ['x'] }),
      read(tenant, { upTo: 0 }),
      read(tenant, { items: [] }),
      read(tenant, { upTo: 1, all: true }),
    ]);
    expect(answers.map((answer) => [answer.status, code(answer)])).toEqual([
      [422, 'reading-empty'],
      ...Array.from({ length: 4 }, () => [400, 'fields-invalid']),
    ]);
  });
});
