/** What comes in and goes out over Kafka: permits that name a person, losses told within seconds; poison set aside. */
import { randomUUID } from 'node:crypto';
import {
  eventCatalogue,
  eventSchema,
  permitTransitionedExample,
  type PermitTransitioned,
  type PermitTransitionedData,
  qualificationLost,
  topics,
  type HoldpointEvent,
} from '@holdpoint/contracts';
import { until } from '@holdpoint/testing';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { archived, type Client, registered, type Running, startQualification } from '../test/running-service';

let running: Running;
let clerk: Client;
beforeAll(async () => {
  running = await startQualification({ tickMs: 200 });
});
afterAll(() => running?.stop());
beforeEach(async () => {
  clerk = await running.as();
});

const transitioned = (more: Partial<PermitTransitionedData>): PermitTransitioned => {
  const data = { ...permitTransitionedExample.data, ...more };
  return { ...permitTransitionedExample, tenant: clerk.tenant, id: randomUUID(), subject: data.number, data };
};
const permitsOf = async (person: string, query = '') =>
  ((await clerk.get(`/people/${person}/permits${query}`)).body as { items: { number: string }[] }).items;

describe('permits that name a person', () => {
  const people = [
    { person: 'p-welder', role: 'welder' },
    { person: 'p-welder', role: 'crew' },
    { person: 'p-guardian', role: 'guardian' },
  ];

  it('are listed while they live, with the roles', async () => {
    await running.publish(
      topics.permit,
      transitioned({ number: 'DH-1', phase: 'submitted', sequence: 1, people }),
      transitioned({ number: 'DH-1', phase: 'active', sequence: 2, people }),
      transitioned({ number: 'DH-2', phase: 'active', sequence: 1, people: people.slice(2) }),
    );
    const found = await until(async () => {
      const items = await permitsOf('p-welder');
      return items.some((item) => (item as { phase?: string }).phase === 'active') && items;
    });
    expect(found).toEqual([expect.objectContaining({ number: 'DH-1', phase: 'active', roles: ['welder', 'crew'] })]);
    await until(async () => (await permitsOf('p-guardian')).length === 2);

    await running.publish(topics.permit, transitioned({ number: 'DH-1', phase: 'archived', sequence: 3, people }));
    await until(async () => (await permitsOf('p-welder')).length === 0);
    expect(await permitsOf('p-welder', '?includeOver=true')).toHaveLength(1);
    const other = await running.as();
    expect((await other.get('/people/p-guardian/permits')).body).toEqual({ items: [] });
  });

  it('are not taken back by an event that comes late', async () => {
    await running.publish(
      topics.permit,
      transitioned({ number: 'DH-9', phase: 'closed', sequence: 8, people }),
      transitioned({ number: 'DH-9', phase: 'active', sequence: 5, people }),
      transitioned({ number: 'DH-9x', phase: 'active', sequence: 1, people }),
    );
    await until(async () => (await permitsOf('p-welder')).some(({ number }) => number === 'DH-9x'));
    await until(async () => (await permitsOf('p-welder')).some(({ number }) => number === 'DH-9'));
    expect(await permitsOf('p-welder')).toContainEqual(expect.objectContaining({ number: 'DH-9', phase: 'closed' }));
  });

  it('that cannot be read are set aside, and can be replayed', async () => {
    const broken = transitioned({ number: 'DH-7', sequence: 1, validUntil: 'never', people });
    await running.publish(topics.permit, broken);
    const letters = await until(async () => {
      const { body } = await clerk.get('/dead-letters');
      return (body as { id: string; eventId: string }[]).length > 0 && (body as { id: string; eventId: string }[]);
    });
    expect(letters).toEqual([expect.objectContaining({ eventId: broken.id })]);
    expect((await clerk.post(`/dead-letters/${letters[0]!.id}/replays`)).status).toBe(201);
    expect((await clerk.post(`/dead-letters/${randomUUID()}/replays`)).body).toMatchObject({
      code: 'dead-letter-unknown',
    });
  });
});

describe('a loss', () => {
  it('is on Kafka in the agreed shape, keyed by the person, with the correlation of the command', async () => {
    const person = await registered(clerk, { team: 'm-1', superior: 'p-foreman' });
    const certificate = await archived(clerk, person);
    const reader = await running.kafka.read(running.named(topics.qualification));
    const correlation = randomUUID();
    await clerk.post(
      `/certificates/${certificate}/revocations`,
      { reason: '发证机关通报' },
      { 'x-correlation-id': correlation },
    );
    const message = await until(() => reader.messages.find(({ key }) => key === person));
    await reader.stop();
    const event = JSON.parse(message.value) as HoldpointEvent;
    expect(event).toMatchObject({
      type: qualificationLost,
      source: 'holdpoint/qualification',
      tenant: clerk.tenant,
      subject: person,
      correlationid: correlation,
      data: { person, reason: 'revoked', certificateClass: 'enterprise/guardian' },
    });
    const ajv = addFormats(new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }));
    const validate = ajv.compile(eventSchema(eventCatalogue.find(({ type }) => type === qualificationLost)!));
    expect([validate(event), validate.errors]).toEqual([true, null]);
  });

  it('by lapse is found by the service itself', async () => {
    const person = await registered(clerk);
    const certificate = await archived(clerk, person);
    await running.database.query(`update certificate set ends_at = now() where id = $1`, [certificate]);
    await until(async () => {
      const { body } = await clerk.get(`/certificates/${certificate}`);
      return (body as { state: string }).state === 'lapsed';
    });
  });

  it('of a new certificate that its register does not know is found without being asked', async () => {
    const person = await registered(clerk);
    const certificate = await archived(clerk, person, {
      certificateClass: 'special-trade/welding-hot-cutting',
      issuedOn: '2024-03-10',
    });
    const state = await until(async () => {
      const { body } = await clerk.get(`/certificates/${certificate}`);
      const { verification } = body as { verification: { state: string; refutedAs?: string } };
      return verification.state !== 'unverified' && verification;
    });
    expect(state).toMatchObject({ state: 'refuted', refutedAs: 'forged' });
  });
});
