/** Deliveries against a real mail server in every mood: refusing for now, for good, silent; and a worker that dies half way. */
import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { TenantDatabase } from '@holdpoint/service-kit';
import { until } from '@holdpoint/testing';
import { TellPeople } from './app/tell-people.use-case';
import { DeliveryStore, type Claim } from './db/delivery.store';
import { permitEvent } from './test-support/events';
import {
  allScopes,
  backing,
  headersOf,
  newKey,
  newTenant,
  startService,
  type Backing,
  type Service,
} from './test-support/running-service';

interface Delivery {
  readonly id: string;
  readonly person: string;
  readonly channel: string;
  readonly state: string;
  readonly attempts: number;
  readonly replays: number;
  readonly lastError?: string;
  readonly reference?: string;
}
let parts: Backing;
let service: Service;
beforeAll(async () => {
  parts = await backing();
  service = await startService();
});
afterEach(() => parts.mail.accept());
afterAll(async () => {
  await service?.stop();
  await parts?.stop();
});

const admin = (tenant: string) => headersOf(parts.issuer, tenant, 'p-admin', allScopes);
async function deliveries(tenant: string, query = ''): Promise<Delivery[]> {
  const answer = await service.http
    .get(`/deliveries?${query}`)
    .set(await admin(tenant))
    .expect(200);
  return (answer.body as { deliveries: Delivery[] }).deliveries;
}
const mail = (tenant: string, person: string): string => `${person}.${tenant}@plant.example`;
async function reachable(tenant: string, ...people: string[]): Promise<void> {
  for (const person of people)
    await service.http
      .put(`/contacts/${person}`)
      .set(await admin(tenant))
      .set('idempotency-key', newKey())
      .send({ language: 'en', channels: ['smtp'], addresses: { email: mail(tenant, person) } })
      .expect(204);
}
/** What the consumer does, without Kafka in between. */
const tell = (tenant: string, name: string, app = service.app): Promise<void> =>
  app
    .get(TenantDatabase)
    .write(tenant, (em) => app.get(TellPeople).ofPermit(permitEvent(tenant, [{ name, params: {} }]), em));
const bySmtp = (tenant: string, state: string): Promise<Delivery> =>
  until(async () => (await deliveries(tenant, 'channel=smtp')).find((delivery) => delivery.state === state), {
    what: `a delivery by mail that is ${state}`,
  });

describe('a mail server that refuses', () => {
  it('for now is asked again until it takes the mail, once', async () => {
    const tenant = newTenant();
    await reachable(tenant, 'p-applicant');
    parts.mail.refuse(2, 451);
    await tell(tenant, 'approved');
    const delivery = await bySmtp(tenant, 'delivered');
    expect(delivery).toMatchObject({ attempts: 3, person: 'p-applicant' });
    const mails = parts.mail.mails.filter(({ to }) => to.includes(mail(tenant, 'p-applicant')));
    expect(mails).toHaveLength(1);
    expect(mails[0]!.headers['message-id']).toBe(delivery.reference);
    expect(delivery.reference).toBe(`<${delivery.id}@holdpoint>`);
  });

  it('for good is not asked again: the delivery is dead, listed, and sent when replayed', async () => {
    const tenant = newTenant();
    await reachable(tenant, 'p-applicant');
    parts.mail.refuse(Infinity, 550);
    await tell(tenant, 'approved');
    const delivery = await bySmtp(tenant, 'dead');
    expect(delivery).toMatchObject({ attempts: 1, lastError: 'smtp-550', replays: 0 });
    expect((await deliveries(tenant, 'state=dead')).map(({ id }) => id)).toEqual([delivery.id]);

    parts.mail.accept();
    const replay = async (key: string, id = delivery.id) =>
      service.http
        .post(`/deliveries/${id}/replays`)
        .set(await admin(tenant))
        .set('idempotency-key', key);
    const key = newKey();
    expect((await replay(key)).status).toBe(202);
    expect((await replay(key)).status).toBe(202);
    expect(await bySmtp(tenant, 'delivered')).toMatchObject({ replays: 1, attempts: 1 });
    expect(parts.mail.mails.filter(({ to }) => to.includes(mail(tenant, 'p-applicant')))).toHaveLength(1);

    const again = await replay(newKey());
    expect([again.status, (again.body as { code: string }).code]).toEqual([409, 'delivery-not-dead']);
    const other = await replay(key, '4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d');
    expect([other.status, (other.body as { code: string }).code]).toEqual([422, 'idempotency-key-reused']);
    for (const id of ['4f0c5a53-5f0f-4f7e-8a77-1f2f3a4b5c6d', 'nonsense']) {
      const unknown = await replay(newKey(), id);
      expect([unknown.status, (unknown.body as { code: string }).code]).toEqual([404, 'delivery-unknown']);
    }
  });

  it('for longer than there are attempts leaves the delivery dead, with a code and never an address', async () => {
    const tenant = newTenant();
    await reachable(tenant, 'p-applicant');
    parts.mail.refuse(Infinity, 451);
    await tell(tenant, 'approved');
    expect(await bySmtp(tenant, 'dead')).toMatchObject({ attempts: 4, lastError: 'smtp-451' });
    const record = JSON.stringify(await parts.database.query(`select * from delivery where tenant = $1`, [tenant]));
    expect(record).not.toContain('plant.example');
  });

  it('says nothing of the inbox: that has its message at once', async () => {
    const tenant = newTenant();
    await reachable(tenant, 'p-applicant');
    parts.mail.refuse(Infinity, 451);
    await tell(tenant, 'approved');
    await until(async () => (await deliveries(tenant, 'channel=inbox')).every(({ state }) => state === 'delivered'));
    await bySmtp(tenant, 'dead');
  });
});

describe('a worker that dies half way', () => {
  it('has its delivery taken over when its time is up, and the attempt counted', async () => {
    const tenant = newTenant();
    parts.mail.refuse(Infinity, 550);
    await reachable(tenant, 'p-applicant');
    await tell(tenant, 'approved');
    const { id } = await bySmtp(tenant, 'dead');
    parts.mail.accept();
    // As a worker leaves it that took it and was never heard of again.
    await parts.database.query(
      `update delivery set state = 'due', attempts = 1, next_attempt_at = now() + interval '1 second' where id = $1`,
      [id],
    );
    const delivery = await bySmtp(tenant, 'delivered');
    expect(delivery).toMatchObject({ id, attempts: 2 });
  });
});

describe('what is due', () => {
  it('is taken by one worker only, the urgent first, however many look', async () => {
    const tenant = newTenant();
    const store = service.app.get(DeliveryStore);
    const rows = ['normal-1', 'urgent-1', 'normal-2', 'urgent-2'];
    await parts.database.query(
      `insert into notification (tenant, id, event_id, person, notices, urgency, texts, correlation_id)
       select $1, gen_random_uuid(), name, name, '{}', (name like 'urgent%')::int, '{}', 'c' from unnest($2::text[]) as name`,
      [tenant, rows],
    );
    await parts.database.query(
      `insert into delivery (tenant, id, notification, event_id, person, channel, urgency, state, next_attempt_at)
       select tenant, gen_random_uuid(), id, event_id, person, 'pigeon', urgency, 'due', now() - interval '1 second'
         from notification where tenant = $1`,
      [tenant],
    );
    const first = await Promise.all([store.claim('pigeon', 1, 60), store.claim('pigeon', 1, 60)]);
    const second = await Promise.all([store.claim('pigeon', 2, 60), store.claim('pigeon', 2, 60)]);
    const names = (claims: readonly Claim[][]) =>
      claims
        .flat()
        .map(({ person }) => person)
        .sort();
    expect(names(first)).toEqual(['urgent-1', 'urgent-2']);
    expect(names(second)).toEqual(['normal-1', 'normal-2']);
    expect(await store.untilNext('pigeon')).toBeGreaterThan(1_000);
    expect(await store.untilNext('raven')).toBeUndefined();
  });

  it('is listed page by page, each once, and another tenant sees none of it', async () => {
    const tenant = newTenant();
    await tell(tenant, 'issued');
    await until(async () => (await deliveries(tenant)).length === 4);
    const headers = await admin(tenant);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await service.http.get(`/deliveries?limit=3${cursor}`).set(headers).expect(200);
      const page = body as { deliveries: Delivery[]; next?: string };
      seen.push(...page.deliveries.map(({ person }) => person));
      if (!page.next) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(seen.sort()).toEqual(['p-applicant', 'p-guardian', 'p-lead', 'p-welder']);
    expect(await deliveries(newTenant())).toEqual([]);
    const [{ id }] = (await deliveries(tenant)) as [Delivery];
    await service.http.get(`/deliveries/${id}`).set(headers).expect(200);
    await service.http
      .get(`/deliveries/${id}`)
      .set(await admin(newTenant()))
      .expect(404);
    for (const query of ['cursor=x', 'cursor=WzFd', 'state=lost', 'limit=0', 'colour=red'])
      await service.http.get(`/deliveries?${query}`).set(headers).expect(400);
    const reader = await headersOf(parts.issuer, tenant, 'p-1');
    await service.http.get('/deliveries').set(reader).expect(403);
  });
});

describe('a mail server that is silent', () => {
  let silent: Server;
  const sockets = new Set<Socket>();
  beforeAll(async () => {
    silent = createServer((socket) => sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });

  it('holds up mails only: the inbox goes on, and so does the service', async () => {
    const tenant = newTenant();
    await reachable(tenant, 'p-applicant', 'p-lead', 'p-welder', 'p-guardian');
    process.env.HOLDPOINT_SMTP_URL = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    await service.stop();
    service = await startService();
    process.env.HOLDPOINT_SMTP_URL = parts.mail.url;
    for (let count = 0; count < 5; count += 1) await tell(tenant, 'issued');
    await until(async () => (await deliveries(tenant, 'channel=inbox&state=delivered')).length === 20, {
      what: 'every inbox has its items while every mail lane waits',
    });
    expect(sockets.size).toBeGreaterThan(0);
    expect(await deliveries(tenant, 'channel=smtp&state=delivered')).toEqual([]);
    // The silent server hangs up; the service ends in order.
    for (const socket of sockets) socket.destroy();
  });
});
