/** News of rules and of tests left open, from Kafka to the inbox and by mail, on real parts: whoever has to act reads it, once, in the site's own time. */
import { randomUUID } from 'node:crypto';
import {
  isolationReleaseOverdueExample,
  packDueExample,
  packPublishedExample,
  packRetiredExample,
  topics,
  type HoldpointEvent,
  type IsolationReleaseOverdue,
  type PackConcern,
} from '@holdpoint/contracts';
import { until } from '@holdpoint/testing';
import { dutyEvent } from './test-support/events';
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
  return ((await service.http.get('/inbox').set(headers).expect(200)).body as { items: Item[] }).items;
}
const told = (tenant: string, person: string, count = 1): Promise<Item[]> =>
  until(async () => {
    const items = await inboxOf(tenant, person);
    return items.length >= count && items;
  });
/** Topics are read side by side: who holds what is known before anything is told. */
async function holding(tenant: string, ...duties: readonly HoldpointEvent[]): Promise<void> {
  await parts.publish(topics.assignment, ...duties);
  await until(
    async () => (await parts.database.query(`select 1 from post where tenant = $1`, [tenant])).length === duties.length,
  );
}
const of = <E extends HoldpointEvent>(event: E, tenant: string, data: Partial<E['data']> = {}): E => ({
  ...event,
  tenant,
  id: randomUUID(),
  data: { ...(event.data as object), ...(data as object) },
});
const north: PackConcern = {
  site: 'north',
  zone: 'Asia/Shanghai',
  vacant: [{ duty: 'production-department', area: 'tank-farm' }],
  approvers: ['unit-head'],
};

describe('news of rules', () => {
  it('names the vacant duty to the site’s administrators, and the change to whoever signs, by mail too, once', async () => {
    const tenant = newTenant();
    await holding(
      tenant,
      dutyEvent(tenant, 'administrator', ['p-admin']),
      dutyEvent(tenant, 'unit-head', ['p-head'], { area: 'tank-farm' }),
      dutyEvent(tenant, 'safety-department', ['p-safety']),
    );
    const email = `head.${tenant}@plant.example`;
    await service.http
      .put('/contacts/p-head')
      .set(await headersOf(parts.issuer, tenant, 'p-head'))
      .set('idempotency-key', newKey())
      .send({ language: 'zh', channels: ['smtp'], addresses: { email } })
      .expect(204);
    const { pilot: _, ...everywhere } = packPublishedExample.data;
    const event = { ...of(packPublishedExample, tenant), data: { ...everywhere, concerns: [north] } };
    await parts.publish(topics.pack, event, event);

    const [admin] = await told(tenant, 'p-admin');
    expect(admin).toMatchObject({ urgency: 'urgent', notices: ['pack-duty-vacant', 'pack-published'] });
    expect(admin!.subject).toBe('Nobody holds production department (tank-farm) at north');
    expect(admin!.body).toContain('from 2026-12-01 08:00 GMT+8');
    expect(admin!.body).not.toContain('On trial');
    const [head] = await told(tenant, 'p-head');
    expect(head).toMatchObject({ urgency: 'normal', notices: ['pack-approval-changed'] });
    const mail = await until(() => parts.mail.mails.find(({ to }) => to.includes(email)));
    expect(mail.subject).toBe('【审批变更】动火作业规则第 3 版（gb30871-2022），2026-12-01 08:00 GMT+8 起');
    expect(mail.text).toContain('基层单位负责人');

    // Nobody else; and nobody again when the event is forgotten and comes once more.
    await parts.database.query(`delete from inbox where tenant = $1`, [tenant]);
    const due = of(packDueExample, tenant, { concerns: [{ ...north, vacant: [], approvers: [] }] });
    await parts.publish(topics.pack, event, due);
    const both = await told(tenant, 'p-admin', 2);
    expect(both.map(({ notices }) => notices)).toEqual([['pack-begins'], ['pack-duty-vacant', 'pack-published']]);
    expect(await inboxOf(tenant, 'p-head')).toHaveLength(1);
    expect(await inboxOf(tenant, 'p-safety')).toEqual([]);
    expect(parts.mail.mails.filter(({ to }) => to.includes(email))).toHaveLength(1);
  });

  it('of several sites comes as one message, and of a site without administrators to those of the others', async () => {
    const tenant = newTenant();
    await holding(tenant, dutyEvent(tenant, 'administrator', ['p-admin']));
    const gulf: PackConcern = { site: 'gulf', zone: 'America/Chicago', vacant: [], approvers: [] };
    const retired = of(packRetiredExample, tenant, { concerns: [{ ...north, vacant: [] }, gulf] });
    await parts.publish(topics.pack, retired);
    const [item] = await told(tenant, 'p-admin');
    expect(item!.notices).toEqual(['pack-rolled-back']);
    expect(item!.body).toContain('at north');
    expect(item!.body).toContain('rolled back at 2026-12-23 19:05 GMT-6. What held before holds again at gulf');
    expect(await inboxOf(tenant, 'p-admin')).toHaveLength(1);
  });

  it('of the release before says nothing of whom it concerns, and is no poison', async () => {
    const tenant = newTenant();
    await holding(tenant, dutyEvent(tenant, 'administrator', ['p-admin']));
    const { concerns: _, ...data } = packPublishedExample.data;
    await parts.publish(topics.pack, { ...of(packPublishedExample, tenant), data }, of(packDueExample, tenant));
    const [item, ...more] = await told(tenant, 'p-admin');
    expect([item!.notices.includes('pack-begins'), more]).toEqual([true, []]);
    expect(await parts.database.query(`select 1 from dead_letter where tenant = $1`, [tenant])).toEqual([]);
  });
});

describe('a test that was left open', () => {
  const overdue = (tenant: string, data: Partial<IsolationReleaseOverdue['data']> = {}): IsolationReleaseOverdue =>
    of(isolationReleaseOverdueExample, tenant, data);

  it('reaches its releaser, the safety officer and the permits’ people, each in words of their own; then those up the line', async () => {
    const tenant = newTenant();
    await holding(
      tenant,
      dutyEvent(tenant, 'safety-officer', ['p-safety']),
      dutyEvent(tenant, 'plant-head', ['p-boss']),
    );
    const first = overdue(tenant);
    await parts.publish(topics.isolation, first, first);
    for (const person of ['p-isolating-1', 'p-safety']) {
      const [item] = await told(tenant, person);
      expect(item).toMatchObject({ urgency: 'urgent', notices: ['test-release-overdue'] });
      expect(item!.subject).toBe(
        'Test release left open: GL-2026-000012 P-2103 was due back by 2026-11-24 11:05 GMT+8',
      );
      expect(item!.body).toContain('Points still released: P-2103-breaker');
    }
    for (const person of ['p-applicant', 'p-lead', 'p-guardian'])
      expect((await told(tenant, person))[0]).toMatchObject({
        urgency: 'urgent',
        notices: ['test-release-overdue-permit'],
      });
    expect(await inboxOf(tenant, 'p-boss')).toEqual([]);
    const [chinese] = await inboxOf(tenant, 'p-guardian', 'zh');
    expect(chinese!.body).toContain('任何人不得进入或恢复作业');

    await parts.publish(topics.isolation, overdue(tenant, { rung: 3, to: ['safety-officer', 'plant-head'] }));
    expect((await told(tenant, 'p-boss'))[0]!.body).toContain('Warning 3');
    expect(await told(tenant, 'p-safety', 2)).toHaveLength(2);
  });

  it('with nobody on duty reaches the administrators', async () => {
    const tenant = newTenant();
    await holding(tenant, dutyEvent(tenant, 'administrator', ['p-admin']));
    await parts.publish(topics.isolation, overdue(tenant, { permits: [] }));
    const [item] = await told(tenant, 'p-admin');
    expect(item).toMatchObject({ urgency: 'urgent', notices: ['nobody-to-tell'] });
    expect(item!.subject).toBe('Nobody to tell (safety officer): GL-2026-000012 P-2103');
    expect((await told(tenant, 'p-isolating-1'))[0]!.body).not.toContain('Permits that stand');
  });
});
