/** From an event on Kafka to what people read, on real parts: each told once, in their language, whatever arrives late. */
import { topics } from '@holdpoint/contracts';
import { TenantDatabase } from '@holdpoint/service-kit';
import { until } from '@holdpoint/testing';
import { TellPeople } from './app/tell-people.use-case';
import { delegationEvent, dutyEvent, expiringEvent, lostEvent, permitEvent, stageOpened } from './test-support/events';
import {
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

it('a delegation is told to both, and lets the delegate hear of what waits already and of what comes', async () => {
  const tenant = newTenant();
  const { dueAt: due } = { dueAt: '2030-01-01T00:00:00.000Z' };
  const waitingOn = [{ stage: 'unit', duties: ['unit-head'], dueAt: due }];
  await parts.publish(topics.assignment, dutyEvent(tenant, 'unit-head', ['p-head']));
  await parts.publish(
    topics.permit,
    permitEvent(tenant, [stageOpened(['unit-head'])], { phase: 'inApproval', waitingOn, area: 'tank-farm' }),
  );
  await told(tenant, 'p-head');
  const given = delegationEvent(tenant, 'p-head', 'p-deputy', ['unit-head']);
  await parts.publish(topics.assignment, given);
  const first = await told(tenant, 'p-deputy', 2);
  expect(first.flatMap(({ notices }) => notices).sort()).toEqual(['delegation-received', 'stage-opened']);
  expect((await told(tenant, 'p-head', 2)).flatMap(({ notices }) => notices)).toContain('delegation-given');

  const reminded = permitEvent(tenant, [{ name: 'stageReminded', params: { stage: 'unit' } }], {
    phase: 'inApproval',
    waitingOn,
    sequence: 40,
  });
  await parts.publish(topics.permit, reminded);
  expect((await told(tenant, 'p-deputy', 3)).flatMap(({ notices }) => notices)).toContain('stage-reminder');

  const { data } = given;
  await parts.publish(topics.assignment, {
    ...given,
    id: `${given.id}-withdrawn`,
    data: { ...data, withdrawn: { at: data.from, by: 'p-head' } },
  });
  await told(tenant, 'p-deputy', 4);
  await parts.publish(topics.permit, {
    ...reminded,
    id: `${reminded.id}-again`,
    data: { ...reminded.data, sequence: 41 },
  });
  // Of the first opening, of the delegation, of two reminders, of the withdrawal.
  await told(tenant, 'p-head', 5);
  expect(await inboxOf(tenant, 'p-deputy')).toHaveLength(4);
});

describe('a stage that opens', () => {
  it('reaches who signs, in the inbox and by mail, in their language and the site’s time', async () => {
    const tenant = newTenant();
    const email = await reachByMail(tenant, 'p-head', 'zh', ['smtp']);
    await parts.publish(topics.assignment, dutyEvent(tenant, 'unit-head', ['p-head']));
    await parts.publish(topics.permit, permitEvent(tenant, [stageOpened(['unit-head'])]));
    const [item] = await told(tenant, 'p-head');
    expect(item).toMatchObject({ notices: ['stage-opened'], urgency: 'normal' });
    expect(item!.subject).toBe('To approve by 2026-11-24 11:05 GMT+8: hot work level 1 DH-2026-000123');
    const [mail] = await until(() => mailsTo(email).length > 0 && mailsTo(email));
    expect(mail!.subject).toBe('【待审批】动火作业 一级 DH-2026-000123，请于 2026-11-24 11:05 GMT+8 前审批');
    expect(mail!.text).toContain('无人审批则作业票失效，不视为同意');
    expect(mail!.text).toMatch(/哈希 [0-9a-f]{64}$/);
  });

  it('reaches whoever takes up the duty while it waits, and tells nobody twice', async () => {
    const tenant = newTenant();
    await parts.publish(topics.permit, permitEvent(tenant, [stageOpened(['unit-head'])]));
    await until(async () => (await parts.database.query(`select 1 from open_call where tenant = $1`, [tenant])).length);
    await parts.publish(topics.assignment, dutyEvent(tenant, 'unit-head', ['p-first']));
    await told(tenant, 'p-first');
    await parts.publish(
      topics.assignment,
      dutyEvent(tenant, 'unit-head', ['p-first', 'p-second'], { area: 'tank-farm' }),
    );
    await told(tenant, 'p-second');
    // Signed: whoever comes now has nothing to do.
    const signed = { name: 'stageSigned', params: { stage: 'unit', complete: true } };
    await parts.publish(topics.permit, permitEvent(tenant, [signed], { sequence: 3, waitingOn: [] }));
    await until(
      async () => !(await parts.database.query(`select 1 from open_call where tenant = $1`, [tenant])).length,
    );
    await parts.publish(topics.assignment, dutyEvent(tenant, 'unit-head', ['p-third']), dutyEvent(tenant, 'probe', []));
    await until(
      async () =>
        (await parts.database.query(`select 1 from post where tenant = $1 and duty = 'probe'`, [tenant])).length,
    );
    await settled(tenant);
    expect(await inboxOf(tenant, 'p-third')).toEqual([]);
    expect(await inboxOf(tenant, 'p-first')).toHaveLength(1);
    expect(await inboxOf(tenant, 'p-second')).toHaveLength(1);
  });

  it('is told by the newest set of holders, in whatever order the sets came', async () => {
    const tenant = newTenant();
    await parts.publish(
      topics.assignment,
      dutyEvent(tenant, 'unit-head', ['p-new'], { time: '2026-11-24T00:00:02.000Z' }),
      dutyEvent(tenant, 'unit-head', ['p-old'], { time: '2026-11-24T00:00:01.000Z' }),
    );
    await until(
      async () => (await parts.database.query(`select 1 from inbox where tenant = $1`, [tenant])).length === 2,
    );
    await parts.publish(topics.permit, permitEvent(tenant, [stageOpened(['unit-head'])]));
    await told(tenant, 'p-new');
    expect(await inboxOf(tenant, 'p-old')).toEqual([]);
  });
});

describe('a stage and its holder, told of at the same instant', () => {
  const people = () => service.app.get(TellPeople);
  const tenants = () => service.app.get(TenantDatabase);

  it('always find each other, once', async () => {
    const names = Array.from({ length: 30 }, newTenant);
    await Promise.all(
      names.flatMap((tenant) => [
        tenants().write(tenant, (em) => people().ofPermit(permitEvent(tenant, [stageOpened(['unit-head'])]), em)),
        tenants().write(tenant, (em) => people().ofDuties(dutyEvent(tenant, 'unit-head', ['p-head']), em)),
      ]),
    );
    const told = await parts.database.query<{ tenant: string; count: string }>(
      `select tenant, count(*) from notification where tenant = any ($1) and person = 'p-head' group by tenant`,
      [names],
    );
    expect(told.map(({ count }) => count)).toEqual(names.map(() => '1'));
  });

  it('a transition that comes late opens nothing again', async () => {
    const tenant = newTenant();
    const opened = permitEvent(tenant, [stageOpened(['unit-head'])], { sequence: 2 });
    const signed = permitEvent(tenant, [{ name: 'approved', params: {} }], { sequence: 3, waitingOn: [] });
    for (const event of [signed, opened]) await tenants().write(tenant, (em) => people().ofPermit(event, em));
    expect(await parts.database.query(`select 1 from open_call where tenant = $1`, [tenant])).toEqual([]);
  });
});

describe('silence', () => {
  it('ends with the whole crew told, urgently and by every way there is, that it is NOT approved (P4)', async () => {
    const tenant = newTenant();
    // Wants no mail; for this one it comes all the same.
    const email = await reachByMail(tenant, 'p-welder', 'zh', []);
    await parts.publish(
      topics.permit,
      permitEvent(tenant, [{ name: 'expired', params: { why: 'no-approval', stage: 'unit' } }]),
    );
    for (const person of ['p-applicant', 'p-lead', 'p-welder', 'p-guardian']) {
      const [item] = await told(tenant, person);
      expect(item).toMatchObject({ urgency: 'urgent', notices: ['expired-not-approved'] });
      expect(item!.body).toContain('Work must not start');
    }
    const [mail] = await until(() => mailsTo(email).length > 0 && mailsTo(email));
    expect(mail!.subject).toContain('未批准，禁止作业');
    expect(mail!.headers['x-priority']).toMatch(/^1/);
  });
});

describe('news of a person', () => {
  it('reaches the person, the superior and the administrators', async () => {
    const tenant = newTenant();
    await parts.publish(topics.assignment, dutyEvent(tenant, 'administrator', ['p-admin']));
    await until(async () => (await parts.database.query(`select 1 from post where tenant = $1`, [tenant])).length);
    await parts.publish(topics.qualification, lostEvent(tenant, 'p-w', 'p-foreman'), expiringEvent(tenant, 'p-g'));
    expect((await told(tenant, 'p-w'))[0]).toMatchObject({ notices: ['qualification-lost-own'], urgency: 'urgent' });
    expect((await told(tenant, 'p-admin'))[0]!.body).toContain('Person p-w is no longer qualified');
    expect((await told(tenant, 'p-g'))[0]!.body).toContain('in 30 days');
    expect((await told(tenant, 'p-foreman', 2)).flatMap(({ notices }) => notices).sort()).toEqual([
      'certificate-expiring',
      'qualification-lost',
    ]);
  });
});
