/** What people are reminded of, on real parts, time a parameter: tests left open past their limit go up the line, rules that begin tomorrow are told once. */
import type { HoldpointEvent, IsolationReleaseOverdueData, PackDueData, PackPublishedData } from '@holdpoint/contracts';
import { plusMinutes } from '@holdpoint/permit-domain';
import { RemindersClock } from './app/reminders/reminders-clock';
import { area, crew, holders, Job, now, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Phone, type RunningPermits } from './test-support/running-permits';

const ivy = 'p-ivy';
const pack = 'gb30871-2022';
const cleared = { areaInspected: true, peopleClear: true, affectedTold: true };
const breaker = { point: 'P-2103-breaker', energy: 'electrical', kind: 'lock' };
const plan = { site, area, equipment: 'P-2103', purpose: 'Seal change', points: [breaker] };

describe('reminders', () => {
  let permits: RunningPermits;
  let admin: Phone;
  let clock: RemindersClock;
  beforeAll(async () => {
    permits = await runningPermits({ environment: { HOLDPOINT_REMINDERS_EVERY_SECONDS: '0' } });
    admin = await setUpPlant(permits);
    clock = permits.app.get(RemindersClock);
    const held = { holders: [{ person: ivy, from: plusMinutes(now(), -1440) }] };
    expect((await admin.put(`/sites/${site}/duties/isolating-authority`, held)).status).toBe(200);
  });
  afterAll(() => permits?.stop());

  async function told<T>(type: string): Promise<T[]> {
    const rows = await permits.database.query<{ event: string }>(
      `select event::text as event from outbox where event::jsonb ->> 'type' = $1 order by id`,
      [type],
    );
    return rows.map(({ event }) => (JSON.parse(event) as HoldpointEvent<string, T>).data);
  }

  describe('of a test of an isolation', () => {
    const overdue = (): Promise<IsolationReleaseOverdueData[]> => told('holdpoint.isolation.release-overdue');
    const of = async (number: string): Promise<IsolationReleaseOverdueData[]> =>
      (await overdue()).filter((one) => one.number === number);
    async function does(number: string, name: string, body: object, person = ivy): Promise<void> {
      const answer = await permits.phone(person).post(`/isolations/${number}/${name}`, body);
      if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    }
    const points = { points: [{ point: breaker.point, tag: 'T-1', lock: 'L-1' }] };
    async function released(): Promise<{ number: string; dueAt: string }> {
      const { body } = await permits.phone(ivy).post('/isolations', plan);
      const number = String(body.number);
      await does(number, 'apply', points);
      await does(number, 'release-for-test', { points: [breaker.point], reason: 'rotation', ...cleared });
      const read = (await permits.phone(ivy).get(`/isolations/${number}`)).body;
      return { number, ...(read.testRelease as { dueAt: string }) };
    }

    it('lasts as long as the site says, an hour where it says nothing', async () => {
      const { number, dueAt } = await released();
      const { testRelease } = (await permits.phone(ivy).get(`/isolations/${number}`)).body;
      const { at } = testRelease as { at: string };
      expect(testRelease).toEqual({ by: ivy, at, dueAt: plusMinutes(at, 60) });
      expect(dueAt).toBe(plusMinutes(at, 60));

      const { body } = await admin.get(`/sites/${site}`);
      expect(body.testReleaseMinutes).toBe(60);
      const { name, zone, night, calendar, packs } = body;
      const whole = { name, zone, night, calendar, packs };
      expect((await admin.put(`/sites/${site}`, { ...whole, testReleaseMinutes: 0 })).status).toBe(400);
      expect((await admin.put(`/sites/${site}`, { ...whole, testReleaseMinutes: 15 })).body.testReleaseMinutes).toBe(
        15,
      );
      const short = await released();
      const read = (await permits.phone(ivy).get(`/isolations/${short.number}`)).body;
      expect(short.dueAt).toBe(plusMinutes((read.testRelease as { at: string }).at, 15));
      await admin.put(`/sites/${site}`, whole);
    });

    it('is warned of at the limit and not before, goes up the line, and never twice, whatever replicas there are', async () => {
      const { number, dueAt } = await released();
      const job = await Job.submitted(permits);
      await does(number, 'link-permit', { permit: job.number }, crew.charge);
      await clock.run(plusMinutes(dueAt, -1));
      expect(await of(number)).toEqual([]);
      await Promise.all([clock.run(dueAt), clock.run(dueAt), clock.run(plusMinutes(dueAt, 29))]);
      const [first, ...more] = await of(number);
      expect(more).toEqual([]);
      expect(first).toMatchObject({
        site,
        area,
        zone: 'Asia/Shanghai',
        points: [breaker.point],
        releasedBy: ivy,
        dueAt,
        rung: 1,
        to: ['safety-officer'],
        permits: [{ number: job.number, applicant: crew.applicant }],
      });
      expect(first!.permits[0]!.people).toContainEqual({ person: crew.guardian, role: 'guardian' });

      await clock.run(plusMinutes(dueAt, 31));
      // Nobody looked for hours: the newest warning reaches everybody, those between are not made up for.
      await clock.run(plusMinutes(dueAt, 60 + 481));
      expect((await of(number)).map(({ rung, to }) => [rung, to.length])).toEqual([
        [1, 1],
        [2, 4],
        [4, 6],
      ]);
      await job.act(crew.applicant, 'cancel', { reason: 'spec is over' });
      await clock.run(plusMinutes(dueAt, 60 + 961));
      expect((await of(number)).at(-1)).toMatchObject({ rung: 5, permits: [] });
      await expect(permits.database.query(`delete from release_warning`)).rejects.toThrow(/append-only/);
    });

    it('is over once the points are applied again: nobody is warned', async () => {
      const { number, dueAt } = await released();
      await does(number, 'apply', points);
      await clock.run(plusMinutes(dueAt, 120));
      expect(await of(number)).toEqual([]);
      expect((await permits.phone(ivy).get(`/isolations/${number}`)).body.testRelease).toBeUndefined();
    });
  });

  describe('of rules', () => {
    const second = (): Phone => permits.phone('p-admin-2');
    const stage = (id: string, duty: string): object => ({
      id,
      label: { zh: '夜间', en: 'Night' },
      order: 9,
      duty,
      limitMinutes: 60,
      remindBeforeMinutes: 10,
      escalateTo: ['plant-head'],
      clause: 'house',
      certainty: 'O',
    });
    async function published(content: object, publication: object = {}): Promise<string> {
      const line = { kind: 'overlay', pack, type: 'hot-work' };
      const overlay = { overlay: 'house', on: { pack, type: 'hot-work' }, ...content };
      const { body } = await admin.post('/editions', { ...line, content: overlay });
      const given = { reason: 'because', vacantAccepted: true, ...publication };
      const answer = await second().post(`/editions/${String(body.id)}/publish`, given);
      if (answer.status !== 200) throw new Error(answer.text);
      return String(body.id);
    }
    const act = async (id: string, name: string, body: object = {}): Promise<void> => {
      const answer = await second().post(`/editions/${id}/${name}`, { reason: 'because', ...body });
      if (answer.status !== 200) throw new Error(answer.text);
    };
    const due = async (id: string): Promise<PackDueData[]> =>
      (await told<PackDueData>('holdpoint.pack.due')).filter(({ edition }) => edition === id);
    const news = async (id: string): Promise<PackPublishedData[]> =>
      (await told<PackPublishedData>('holdpoint.pack.published')).filter(({ edition }) => edition === id);

    it('name at each site who is missing and whose part in the approval changes', async () => {
      const id = await published({ addStages: [stage('night', 'night-manager')] });
      const [event] = await news(id);
      const [concern] = event!.concerns!;
      expect(concern).toMatchObject({ site, zone: 'Asia/Shanghai', vacant: [{ duty: 'night-manager' }] });
      expect(concern!.approvers).toEqual(['night-manager', 'plant-head']);
      await act(id, 'roll-back');
      const back = (await told<PackPublishedData>('holdpoint.pack.retired')).filter(({ edition }) => edition === id);
      // What held before names nobody that is missing; who signed for the night doesn't any more.
      expect(back.map(({ concerns }) => concerns)).toEqual([
        [{ ...concern, vacant: [], approvers: concern!.approvers }],
      ]);
      const plain = await published({ validityMinutes: { '2': 1234 } });
      expect((await news(plain))[0]!.concerns).toEqual([{ site, zone: 'Asia/Shanghai', vacant: [], approvers: [] }]);
      await act(plain, 'retire');
    });

    it('that begin later are told of again on the day before, once, with who is missing by then', async () => {
      const from = plusMinutes(now(), 3 * 1440);
      const id = await published({ addStages: [stage('night', 'night-manager')] }, { effectiveFrom: from });
      await clock.run(plusMinutes(from, -1441));
      expect(await due(id)).toEqual([]);
      const holder = { holders: [{ person: holders['unit-head'], from: plusMinutes(now(), -1440) }] };
      await admin.put(`/sites/${site}/duties/night-manager`, holder);
      await Promise.all([clock.run(plusMinutes(from, -1440)), clock.run(plusMinutes(from, -1440))]);
      await clock.run(plusMinutes(from, -10));
      expect(await due(id)).toEqual([
        expect.objectContaining({
          turn: 'begins',
          at: from,
          concerns: [expect.objectContaining({ site, vacant: [], approvers: ['night-manager', 'plant-head'] })],
        }),
      ]);
      await act(id, 'roll-back');
    });

    it('that were rolled back, overtaken, or published on the last day need no reminder', async () => {
      const from = plusMinutes(now(), 3 * 1440);
      const early = plusMinutes(now(), 2 * 1440);
      const back = await published({ validityMinutes: { '2': 1230 } }, { effectiveFrom: from });
      await act(back, 'roll-back');
      const overtaken = await published({ validityMinutes: { '2': 1231 } }, { effectiveFrom: from });
      const later = await published({ validityMinutes: { '2': 1232 } }, { effectiveFrom: early });
      const soon = plusMinutes(now(), 600);
      const late = await published({ validityMinutes: { '2': 1233 } }, { effectiveFrom: soon });
      await clock.run(now());
      await clock.run(plusMinutes(early, -600));
      await clock.run(plusMinutes(from, -600));
      expect([await due(back), await due(overtaken), await due(late)]).toEqual([[], [], []]);
      for (const id of [late, later, overtaken]) await act(id, 'roll-back');
    });

    it('that end later are told of on the day before', async () => {
      const id = await published({ validityMinutes: { '2': 1229 } });
      const at = plusMinutes(now(), 3 * 1440);
      await act(id, 'retire', { at });
      await clock.run(plusMinutes(at, -1441));
      expect(await due(id)).toEqual([]);
      await clock.run(plusMinutes(at, -1439));
      await clock.run(plusMinutes(at, -1438));
      expect(await due(id)).toEqual([expect.objectContaining({ turn: 'ends', at })]);
    });
  });
});
