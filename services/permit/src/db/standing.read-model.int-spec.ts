/** The facts of a place on a real PostgreSQL: duties and absences at a moment, calendar, instruments, neighbours. */
import type { StandingQuestion } from '@holdpoint/contracts';
import { standingPhases, type NeighbourFacts, type PermitState } from '@holdpoint/permit-domain';
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
    const at = async (
      number: string,
      workPoint: string,
      phase: string,
      more: Partial<PermitState> = {},
    ): Promise<void> => {
      const store = new TransitionStore(database.tenants);
      const input = recordChain('acme', number).submitted();
      const here = { workPoint, area: 'tanks', phase: phase as 'active' };
      await store.record({ ...input, state: { ...input.state, ...here, ...more } });
    };
    const point = (id: string, columns: Record<string, string | number | null>): Promise<unknown> => {
      const row = { tenant: 'acme', site: 'north', id, area: 'shop', name_zh: id, name_en: id, ...columns };
      return database.query(
        `insert into work_point (${Object.keys(row).join(', ')}) values (${Object.keys(row)
          .map((_, n) => `$${n + 1}`)
          .join(', ')})`,
        Object.values(row),
      );
    };
    const window = { from: '2026-11-24T02:00:00.000Z', until: '2026-11-24T08:00:00.000Z' };
    const asked = async (more: Partial<StandingQuestion> = {}): Promise<readonly NeighbourFacts[]> =>
      (await standing.facts({ ...question, window, neighbours: true, ...more })).neighbours!;
    const numbers = async (more: Partial<StandingQuestion> = {}): Promise<string[]> =>
      (await asked(more)).map(({ number }) => number);

    beforeAll(async () => {
      await at('DH-2026-000001', 'wp-1', 'active');
      await at('DH-2026-000002', 'wp-2', 'suspended');
      await at('DH-2026-000003', 'wp-far', 'active');
      await at('DH-2026-000004', 'wp-1', 'archived');
      await at('DH-2026-000005', 'wp-1', 'closed');
      await at('DH-2026-000006', 'wp-1', 'inApproval');
    });

    it('are the permits that stand near by, suspended ones among them', async () => {
      expect(await numbers()).toEqual(['DH-2026-000001', 'DH-2026-000002']);
    });
    it('are those of other phases only where they are asked for', async () => {
      const { neighbours } = await standing.facts({ ...question, window, neighbours: true }, ['inApproval']);
      expect(neighbours!.map(({ number }) => number)).toEqual(['DH-2026-000006']);
    });
    it('have their distance, their window in UTC, and whether they share the bund', async () => {
      expect((await asked())[1]).toEqual({
        number: 'DH-2026-000002',
        type: 'hot-work',
        phase: 'suspended',
        window,
        distanceM: 22.2,
        sameBund: true,
        sameSpace: false,
        sameLine: false,
        activities: [],
      });
    });
    it('are never the permit itself, nor those whose window lies elsewhere, touching ones among them', async () => {
      expect(await numbers({ number: 'DH-2026-000001' })).toEqual(['DH-2026-000002']);
      const later = { from: '2026-11-24T08:00:00.000Z', until: '2026-11-24T09:00:00.000Z' };
      expect(await numbers({ window: later })).toEqual([]);
      expect(await numbers({ window: { ...later, from: '2026-11-24T07:59:59.999Z' } })).toHaveLength(2);
    });
    it('stand until now where their work was begun, whatever was planned', async () => {
      const late = { window: { from: '2026-11-24T08:30:00.000Z', until: '2026-11-24T12:00:00.000Z' } };
      expect(await numbers({ ...late, at: '2026-11-24T08:30:00.000Z' })).toEqual([]);
      const [first] = await asked({ ...late, at: '2026-11-24T08:31:00.000Z' });
      expect(first).toMatchObject({ number: 'DH-2026-000001', window: { until: '2026-11-24T08:31:00.000Z' } });
    });
    it('are never those of another tenant', async () => {
      expect(await numbers({ tenant: 'umbrella' })).toEqual([]);
    });
    it('are not asked for unasked', async () => {
      expect(await standing.facts({ ...question, window })).not.toHaveProperty('neighbours');
    });

    it('on the plan are as far as the plan says, and at 60 m the last', async () => {
      await point('plan-0', { plan_x: 1000, plan_y: 500, elevation_m: 12.5 });
      await point('plan-60', { plan_x: 1036, plan_y: 548, elevation_m: 4 });
      await point('plan-61', { plan_x: 1000, plan_y: 561 });
      // On the ground it lies 1.1 km away: the plan is the better witness.
      await point('plan-both', { plan_x: 1000, plan_y: 510, latitude: 30.01, longitude: 120 });
      await at('DH-2026-000010', 'plan-60', 'approved');
      await at('DH-2026-000011', 'plan-61', 'approved');
      await at('DH-2026-000012', 'plan-both', 'approved');
      const found = await asked({ area: 'yard', workPoint: 'plan-0' });
      expect(found).toMatchObject([
        { number: 'DH-2026-000010', distanceM: 60, heightM: -8.5 },
        { number: 'DH-2026-000012', distanceM: 10 },
      ]);
      expect(found[1]).not.toHaveProperty('heightM');
    });
    it('by position are as far as the ground says, and at 60 m the last', async () => {
      await point('ground-0', { latitude: 31, longitude: 120 });
      await point('ground-60', { latitude: 31, longitude: 120.00063 });
      await point('ground-61', { latitude: 31.00055, longitude: 120 });
      await at('DH-2026-000013', 'ground-60', 'issued');
      await at('DH-2026-000014', 'ground-61', 'issued');
      expect(await asked({ area: 'yard', workPoint: 'ground-0' })).toMatchObject([
        { number: 'DH-2026-000013', distanceM: 60 },
      ]);
    });
    it('are those in the same space or bund, on the same line, however far', async () => {
      await point('tank-top', { latitude: 32, longitude: 120, space: 'tk-9', bund: 'b-9', line: 'P-900' });
      await point('tank-low', { latitude: 32.1, longitude: 120, space: 'tk-9' });
      await point('dyke', { latitude: 32.2, longitude: 120, bund: 'b-9' });
      await point('flange', { latitude: 32.3, longitude: 120, line: 'p-900' });
      await point('elsewhere', { latitude: 32.4, longitude: 120 });
      await at('DH-2026-000020', 'tank-low', 'fireWatch');
      await at('DH-2026-000021', 'dyke', 'active');
      await at('DH-2026-000022', 'flange', 'active');
      await at('DH-2026-000023', 'elsewhere', 'active', { form: { line: ' P-900 ', activities: ['draining'] } });
      const found = await asked({ area: 'yard', workPoint: 'tank-top' });
      const flags = found.map(({ number, sameSpace, sameBund, sameLine }) => [number, sameSpace, sameBund, sameLine]);
      expect(flags).toEqual([
        ['DH-2026-000020', true, false, false],
        ['DH-2026-000021', false, true, false],
        ['DH-2026-000022', false, false, true],
        ['DH-2026-000023', false, false, true],
      ]);
      expect(found[3]!.activities).toEqual(['draining']);
      expect(await numbers({ area: 'yard', workPoint: 'elsewhere', line: 'p-900' })).toEqual([
        'DH-2026-000022',
        'DH-2026-000023',
      ]);
    });
    it('are of the kinds asked for alone, linked tickets whatever they are', async () => {
      const kinds = async (types: string[], activities: string[], linked: string[] = []): Promise<string[]> => {
        const place = { area: 'yard', workPoint: 'tank-top', linked };
        const asking = { ...question, window, neighbours: true, ...place };
        const { neighbours } = await standing.facts(asking, standingPhases, { types, activities });
        return neighbours!.map(({ number }) => number);
      };
      expect(await kinds([], [])).toEqual([]);
      expect(await kinds(['lifting'], ['draining', 'venting'])).toEqual(['DH-2026-000023']);
      expect(await kinds(['hot-work'], [])).toHaveLength(4);
      expect(await kinds([], [], ['DH-2026-000020'])).toEqual(['DH-2026-000020']);
    });
    it('are all of the area where nobody knows the place, and say no distance', async () => {
      await database.query(
        `insert into area (tenant, site, id, name_zh, name_en) values ('acme', 'north', 'dock', '', '')`,
      );
      await point('quay', { area: 'dock', latitude: 33, longitude: 120 });
      await point('pier', { area: 'dock', latitude: 33.1, longitude: 120 });
      await point('somewhere', { area: 'dock' });
      await at('DH-2026-000030', 'somewhere', 'active');
      await at('DH-2026-000031', 'pier', 'active');
      const near = await asked({ area: 'dock', workPoint: 'quay' });
      expect(near).toMatchObject([{ number: 'DH-2026-000030', sameSpace: false }]);
      expect(near[0]).not.toHaveProperty('distanceM');
      expect(await numbers({ area: 'dock', workPoint: 'somewhere' })).toEqual(['DH-2026-000030', 'DH-2026-000031']);
      expect(await numbers({ area: 'tanks' })).not.toContain('DH-2026-000030');
    });
    it('have the linked tickets among them, wherever, whenever and in whatever phase', async () => {
      const found = await asked({ linked: ['DH-2026-000003', 'DH-2026-000004', 'DH-2026-009999'] });
      expect(found).toMatchObject([
        { number: 'DH-2026-000001' },
        { number: 'DH-2026-000002' },
        { number: 'DH-2026-000003', distanceM: 1111.9, window },
        { number: 'DH-2026-000004', phase: 'archived' },
      ]);
    });
  });
});
