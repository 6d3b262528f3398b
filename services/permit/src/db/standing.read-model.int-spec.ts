/** The facts of a place on a real PostgreSQL: duties and absences at a moment, calendar, instruments, neighbours. */
import type { StandingQuestion } from '@holdpoint/contracts';
import { permitDatabase, seedPlant, type PermitDatabase } from '../test-support/permit-database';
import { recordChain } from '../test-support/record-chain';
import { StandingReadModel } from './standing.read-model';
import { TransitionStore } from './transition.store';

describe('StandingReadModel', () => {
  let database: PermitDatabase;
  let standing: StandingReadModel;
  const question: StandingQuestion = {
    tenant: 'acme',
    number: 'DH-2026-000099',
    site: 'north',
    area: 'tanks',
    workPoint: 'wp-1',
    duties: [],
    at: '2026-11-24T02:00:00.000Z',
  };

  beforeAll(async () => {
    database = await permitDatabase('standing');
    standing = new StandingReadModel(database.tenants);
    await seedPlant(database, 'acme');
    await seedPlant(database, 'umbrella');
  });
  afterAll(() => database?.close());

  const assign = (duty: string, person: string, more: Record<string, string | null> = {}): Promise<unknown> => {
    const row = {
      area: null,
      valid_from: '2026-01-01T00:00:00Z',
      valid_until: null,
      absent_from: null,
      absent_until: null,
      ...more,
    };
    return database.query(
      `insert into assignment (tenant, id, site, duty, person, area, valid_from, valid_until, absent_from, absent_until)
       values ('acme', gen_random_uuid(), 'north', $1, $2, $3, $4, $5, $6, $7)`,
      [duty, person, row.area, row.valid_from, row.valid_until, row.absent_from, row.absent_until],
    );
  };

  it('says where the place is and what its calendar holds', async () => {
    await database.query(
      `insert into calendar_day (tenant, site, day, kind) values ('acme', 'north', '2026-11-25', 'holiday')`,
    );
    const { site } = await standing.facts({
      ...question,
      window: { from: '2026-11-24T02:00:00.000Z', until: '2026-11-28T02:00:00.000Z' },
    });
    expect(site).toMatchObject({
      id: 'north',
      zone: 'Asia/Shanghai',
      night: { from: '22:00', to: '06:00' },
      workPoint: { id: 'wp-1', latitude: 30, longitude: 120 },
    });
    // 28 November 2026 is a Saturday; the 25th is the site's own day.
    expect(site!.specialDays).toMatchObject({ '2026-11-25': 'holiday', '2026-11-28': 'restDay' });
    expect(site!.specialDays).not.toHaveProperty('2026-11-24');
  });

  it('has no site for a place that nobody knows', async () => {
    expect(await standing.facts({ ...question, site: 'nowhere' })).not.toHaveProperty('site');
  });

  it('names holders of a duty at the moment, at the site or the area, and those who are away', async () => {
    await assign('unit-head', 'p-site');
    await assign('unit-head', 'p-area', { area: 'tanks', absent_from: '2026-11-24T00:00:00Z', absent_until: null });
    await assign('unit-head', 'p-elsewhere', { area: 'shop' });
    await assign('unit-head', 'p-past', { valid_until: '2026-11-24T02:00:00Z' });
    await assign('unit-head', 'p-future', { valid_from: '2026-11-24T02:00:01Z' });

    const { duties } = await standing.facts({ ...question, duties: ['unit-head', 'plant-head'] });

    expect(duties).toEqual({
      'unit-head': { holders: ['p-area', 'p-site'], absent: ['p-area'] },
      'plant-head': { holders: [], absent: [] },
    });
  });

  it('counts somebody as present again from the end of the absence', async () => {
    await assign('shift-leader', 'p-back', {
      absent_from: '2026-11-20T00:00:00Z',
      absent_until: '2026-11-24T02:00:00Z',
    });
    const { duties } = await standing.facts({ ...question, duties: ['shift-leader'] });
    expect(duties).toEqual({ 'shift-leader': { holders: ['p-back'], absent: [] } });
  });

  it('says which duties the acting person holds here', async () => {
    await assign('safety-officer', 'p-actor');
    await assign('duty-officer', 'p-actor', { area: 'shop' });
    expect((await standing.facts({ ...question, person: 'p-actor' })).actor).toEqual({
      person: 'p-actor',
      duties: ['safety-officer'],
    });
    expect((await standing.facts({ ...question, person: 'p-nobody' })).actor).toEqual({
      person: 'p-nobody',
      duties: [],
    });
  });

  it('knows instruments that are registered and in use', async () => {
    const { instruments } = await standing.facts({ ...question, instruments: ['ins-1', 'ins-old', 'ins-none'] });
    expect(instruments).toEqual([
      { id: 'ins-1', registered: true, calibratedUntil: '2027-01-31' },
      { id: 'ins-old', registered: false },
      { id: 'ins-none', registered: false },
    ]);
  });

  describe('neighbours', () => {
    const at = async (number: string, workPoint: string, phase: string): Promise<void> => {
      const store = new TransitionStore(database.tenants);
      const input = recordChain('acme', number).submitted();
      await store.record({ ...input, state: { ...input.state, workPoint, area: 'tanks', phase: phase as 'active' } });
    };
    const numbers = async (more: Partial<StandingQuestion> = {}): Promise<string[]> => {
      const window = { from: '2026-11-24T02:00:00.000Z', until: '2026-11-24T08:00:00.000Z' };
      const { neighbours } = await standing.facts({ ...question, window, neighbours: true, ...more });
      return neighbours!.map(({ number }) => number);
    };
    beforeAll(async () => {
      await at('DH-2026-000001', 'wp-1', 'active');
      await at('DH-2026-000002', 'wp-2', 'suspended');
      await at('DH-2026-000003', 'wp-far', 'active');
      await at('DH-2026-000004', 'wp-1', 'archived');
      await at('DH-2026-000005', 'wp-1', 'closed');
    });

    it('are the live permits near by, suspended ones among them', async () => {
      expect(await numbers()).toEqual(['DH-2026-000001', 'DH-2026-000002']);
    });
    it('have their distance, and whether they share the bund', async () => {
      const { neighbours } = await standing.facts({
        ...question,
        neighbours: true,
        window: { from: '2026-11-24T02:00:00.000Z', until: '2026-11-24T08:00:00.000Z' },
      });
      expect(neighbours![1]).toMatchObject({ distanceM: 22.2, sameBund: true, sameSpace: false, type: 'hot-work' });
    });
    it('are never the permit itself, nor those whose window lies elsewhere', async () => {
      expect(await numbers({ number: 'DH-2026-000001' })).toEqual(['DH-2026-000002']);
      expect(
        await numbers({ window: { from: '2026-11-24T08:00:00.000Z', until: '2026-11-24T09:00:00.000Z' } }),
      ).toEqual([]);
    });
    it('are never those of another tenant', async () => {
      expect(await numbers({ tenant: 'umbrella' })).toEqual([]);
    });
  });
});
