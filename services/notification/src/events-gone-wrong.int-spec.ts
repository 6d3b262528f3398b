/** Events that come twice or broken, on real parts: told once, set aside with why, replayed, and seen by their tenant only. */
import { deadLetterTopic, topics } from '@holdpoint/contracts';

import { until } from '@holdpoint/testing';

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

interface Item {
  readonly id: string;
  readonly subject: string;
  readonly body: string;
  readonly notices: readonly string[];
  readonly urgency: string;
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

async function inboxOf(tenant: string, person: string, language = 'en'): Promise<Item[]> {
  const headers = await headersOf(parts.issuer, tenant, person, ['notification:read'], language);
  const answer = await service.http.get('/inbox').set(headers).expect(200);
  return (answer.body as { items: Item[] }).items;
}
const told = (tenant: string, person: string, count = 1): Promise<Item[]> =>
  until(async () => {
    const items = await inboxOf(tenant, person);
    return items.length >= count && items;
  });
async function reachByMail(
  tenant: string,
  person: string,
  language: string,
  wanted: readonly string[],
): Promise<string> {
  const email = `${person}.${tenant}@plant.example`;
  await service.http
    .put(`/contacts/${person}`)
    .set(await headersOf(parts.issuer, tenant, person))
    .set('idempotency-key', newKey())
    .send({ language, channels: wanted, addresses: { email } })
    .expect(204);
  return email;
}
const mailsTo = (email: string) => parts.mail.mails.filter(({ to }) => to.includes(email));
/** Everything sent before has been dealt with once this has: one partition's events come in order. */
async function settled(tenant: string): Promise<void> {
  await until(
    async () =>
      (await parts.database.query(`select 1 from delivery where tenant = $1 and state = 'due'`, [tenant])).length === 0,
  );
}

describe('what goes wrong', () => {
  it('the same event again tells nobody again, not even under the inbox’s nose', async () => {
    const tenant = newTenant();
    const email = await reachByMail(tenant, 'p-applicant', 'en', ['smtp']);
    const event = permitEvent(tenant, [{ name: 'approved', params: {} }]);
    await parts.publish(topics.permit, event, event);
    await told(tenant, 'p-applicant');
    // As if the memory of the event had been lost: the delivery record alone must hold.
    await settled(tenant);
    await parts.database.query(`delete from inbox where tenant = $1`, [tenant]);
    const next = permitEvent(tenant, [{ name: 'issued', params: {} }], { sequence: 3 });
    await parts.publish(topics.permit, event, next);
    const items = await told(tenant, 'p-applicant', 2);
    await settled(tenant);
    expect(items.map(({ notices }) => notices[0]).sort()).toEqual(['approved', 'issued']);
    expect(mailsTo(email)).toHaveLength(2);
    const counts = await parts.database.query(
      `select event_id, person, channel from delivery where tenant = $1 group by 1, 2, 3 having count(*) > 1`,
      [tenant],
    );
    expect(counts).toEqual([]);
  });

  it('poison goes to the dead letters with its reason, holds nothing up, and can be replayed once it is mended', async () => {
    const tenant = newTenant();
    const good = permitEvent(tenant, [{ name: 'approved', params: {} }]);
    const { site: _, ...data } = good.data;
    const after = permitEvent(tenant, [{ name: 'issued', params: {} }], { sequence: 3 });
    await parts.publish(topics.permit, JSON.stringify({ ...good, data }), 'no JSON at all', after);
    await told(tenant, 'p-applicant');
    const admin = await headersOf(parts.issuer, tenant, 'p-admin', allScopes);
    const letters = await until(async () => {
      const { body } = await service.http.get('/dead-letters').set(admin).expect(200);
      return (body as object[]).length > 0 && (body as { id: string; event: string; error: string }[]);
    });
    expect(letters).toHaveLength(1);
    expect(letters[0]).toMatchObject({
      consumer: 'holdpoint.notification.permit',
      eventId: good.id,
      error: expect.stringContaining("event-malformed: /data must have required property 'site'") as string,
    });
    const dead = await parts.kafka.read(parts.named(deadLetterTopic(topics.permit, 'holdpoint.notification.permit')));
    await until(() => dead.messages.length >= 2);
    await dead.stop();

    // The cause is mended here by hand: what the letter holds is what is sent again.
    await parts.database.query(`update dead_letter set value = $2 where tenant = $1`, [
      tenant,
      Buffer.from(JSON.stringify(good)),
    ]);
    const replay = (key: string) =>
      service.http.post(`/dead-letters/${letters[0]!.id}/replays`).set(admin).set('idempotency-key', key);
    const key = newKey();
    await replay(key).expect(202);
    await replay(key).expect(202);
    const items = await told(tenant, 'p-applicant', 2);
    expect(items.map(({ notices }) => notices[0]).sort()).toEqual(['approved', 'issued']);
    const { body: left } = await service.http.get('/dead-letters').set(admin).expect(200);
    expect(left).toEqual([]);
    const { body: all } = await service.http.get('/dead-letters?includeReplayed=true').set(admin).expect(200);
    expect(all).toMatchObject([{ id: letters[0]!.id, replayedBy: 'p-admin' }]);
  });

  it('of another tenant’s dead letters nothing is seen and nothing can be replayed', async () => {
    const [letter] = await parts.database.query<{ id: string }>(
      `select id from dead_letter where tenant <> '-' limit 1`,
    );
    const stranger = await headersOf(parts.issuer, newTenant(), 'p-admin', allScopes);
    expect((await service.http.get('/dead-letters?includeReplayed=true').set(stranger).expect(200)).body).toEqual([]);
    const refused = await service.http
      .post(`/dead-letters/${letter!.id}/replays`)
      .set(stranger)
      .set('idempotency-key', newKey())
      .expect(404);
    expect((refused.body as { code: string }).code).toBe('dead-letter-unknown');
  });
});
