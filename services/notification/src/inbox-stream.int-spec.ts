/** The inbox’s stream on real parts and two replicas: each new item at once, none lost or repeated, whatever breaks. */
import { get, type IncomingMessage } from 'node:http';
import { TenantDatabase } from '@holdpoint/service-kit';
import { until } from '@holdpoint/testing';
import { TellPeople } from './app/tell-people.use-case';
import { permitEvent } from './test-support/events';
import {
  backing,
  headersOf,
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
/** Another process of the same service, as it would be in another container. */
let replica: Service;
beforeAll(async () => {
  parts = await backing();
  service = await startService();
  replica = await startService();
});
afterAll(async () => {
  await service?.stop();
  await replica?.stop();
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
const code = (answer: { body: unknown }) => (answer.body as { code: string }).code;

interface Follower {
  readonly events: { readonly event: string; readonly id: number; readonly data: { notices?: string[] } }[];
  readonly comments: string[];
  readonly ended: () => boolean;
  close(): void;
}
/** Reads a stream as a client does: blocks between blank lines. */
async function follow(from: Service, head: Record<string, string>): Promise<Follower> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${from.url}/inbox/stream`, { headers: head }, resolve).on('error', reject);
  });
  if (response.statusCode !== 200) {
    response.resume();
    throw new Error(`stream answered ${response.statusCode}`);
  }
  expect(response.headers['content-type']).toMatch(/^text\/event-stream/);
  const events: Follower['events'] = [];
  const comments: string[] = [];
  let rest = '';
  let over = false;
  response.setEncoding('utf8');
  response.on('data', (text: string) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      if (block.startsWith(':')) comments.push(block);
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1];
      const data = field('data');
      if (data !== undefined)
        events.push({
          event: field('event')!,
          id: Number(field('id')),
          data: JSON.parse(data) as { notices?: string[] },
        });
    }
  });
  response.on('close', () => (over = true));
  response.on('error', () => undefined);
  await until(() => events.length > 0, { what: 'the stream opens' });
  return { events, comments, ended: () => over, close: () => response.destroy() };
}
const items = ({ events }: Follower) => events.filter(({ event }) => event === 'item');

describe('the stream', () => {
  it('brings each new item at once, whichever replica delivered it and whichever one is listened to', async () => {
    const tenant = newTenant();
    await tell(tenant);
    await arrived(tenant, 1);
    const own = await headers(tenant);
    const here = await follow(service, own);
    const there = await follow(replica, own);
    const stranger = await follow(replica, await headers(tenant, 'p-stranger'));
    for (const name of ['issued', 'resumed', 'cancelled']) await tell(tenant, name);
    for (const follower of [here, there]) {
      await until(() => items(follower).length === 3);
      const ids = items(follower).map(({ id }) => id);
      expect(ids).toEqual([...ids].sort((a, b) => a - b));
      // Told, not found by the look that goes with each heartbeat.
      expect(follower.comments).toEqual([]);
      expect(
        items(follower)
          .flatMap(({ data }) => data.notices)
          .sort(),
      ).toEqual(['cancelled', 'issued', 'resumed']);
      follower.close();
    }
    expect(items(stranger)).toEqual([]);
    stranger.close();
  });

  it('goes on after the last item seen, on another replica, without loss or repetition', async () => {
    const tenant = newTenant();
    const own = await headers(tenant);
    const first = await follow(service, own);
    await tell(tenant, 'approved');
    await until(() => items(first).length === 1);
    const seen = first.events.at(-1)!.id;
    first.close();
    await tell(tenant, 'issued');
    await tell(tenant, 'resumed');
    await arrived(tenant, 3);
    const second = await follow(replica, { ...own, 'last-event-id': String(seen) });
    await tell(tenant, 'cancelled');
    await until(() => items(second).length === 3);
    expect(items(second).map(({ data }) => data.notices?.[0])).toEqual(
      expect.arrayContaining(['issued', 'resumed', 'cancelled']),
    );
    const ids = items(second).map(({ id }) => id);
    expect(Math.min(...ids)).toBeGreaterThan(seen);
    expect(new Set(ids).size).toBe(3);
    second.close();
  });

  it('that was opened before anything came can be resumed from there', async () => {
    const tenant = newTenant();
    const own = await headers(tenant);
    const first = await follow(service, own);
    expect(first.events[0]).toMatchObject({ event: 'open', id: 0 });
    first.close();
    await tell(tenant);
    await arrived(tenant, 1);
    const second = await follow(service, { ...own, 'last-event-id': '0' });
    await until(() => items(second).length === 1);
    second.close();
  });

  it('goes on when the database connection that brings the news is cut', async () => {
    const tenant = newTenant();
    const follower = await follow(service, await headers(tenant));
    await parts.database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'notification news'`,
    );
    await tell(tenant);
    await until(() => items(follower).length === 1);
    follower.close();
  });

  it('refuses a position that is none, and the eleventh stream of one person', async () => {
    const tenant = newTenant();
    const own = await headers(tenant);
    const wrong = await service.http.get('/inbox/stream').set(own).set('last-event-id', 'x');
    expect([wrong.status, code(wrong)]).toEqual([400, 'cursor-invalid']);
    const open = await Promise.all(Array.from({ length: 10 }, () => follow(service, own)));
    const refused = await service.http.get('/inbox/stream').set(own);
    expect([refused.status, code(refused)]).toEqual([429, 'too-many-streams']);
    open[0]!.close();
    const again = await until(() => follow(service, own).catch(() => undefined));
    for (const follower of [...open, again]) follower.close();
  });

  it('ends when the service does, at once', async () => {
    const third = await startService();
    const follower = await follow(third, await headers(newTenant()));
    await third.stop();
    await until(() => follower.ended());
  });
});
