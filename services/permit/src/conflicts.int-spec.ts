/** Works that must not stand beside each other, over HTTP on real parts: found at drafting, at submission, before the start and while one is active (P11). */
import { randomUUID } from 'node:crypto';
import { until } from '@holdpoint/testing';
import { area, crew, hotWork, Job, setUpPlant, site } from './test-support/plant';
import { approveHotWork, readyHotWork } from './test-support/hot-work-steps';
import { runningPermits, type Phone, type RunningPermits } from './test-support/running-permits';

interface Found {
  readonly number?: string;
  readonly reachM: number;
  readonly neighbours: readonly {
    readonly number: string;
    readonly standing: boolean;
    readonly distanceM?: number;
    readonly conflicts: readonly Record<string, unknown>[];
  }[];
}

describe('conflicts', () => {
  let permits: RunningPermits;
  let admin: Phone;
  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    const at = (planX: number, more: object = {}): object => ({
      name: { zh: '点', en: 'Point' },
      area,
      planX,
      planY: 0,
      code: 'WP-7Q4M-2K9D',
      ...more,
    });
    for (const [id, body] of Object.entries({
      'row-0': at(0, { elevationM: 1 }),
      'row-10': at(10, { elevationM: 4, line: 'P-1' }),
      'row-11': at(11),
      'row-500': at(500),
    })) {
      const answer = await admin.put(`/sites/${site}/work-points/${id}`, body);
      expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    }
  });
  afterAll(() => permits?.stop());

  const { window } = hotWork() as { window: object };
  const painting = (workPoint: string): object => hotWork({ workPoint, window }, { activities: ['painting'] });
  const planned = async (workPoint: string): Promise<Found> =>
    (await permits.phone(crew.applicant).post('/permits/conflicts', painting(workPoint), { key: '' })).body as never;
  const conflictsOf = async (number: string, language: 'zh' | 'en' = 'en'): Promise<Found> =>
    (await permits.phone(crew.guardian).get(`/permits/${number}/conflicts`, { language })).body as never;

  it('keeps a place on the plan, and wants both of a pair', async () => {
    const { body } = await admin.get(`/sites/${site}`);
    expect((body.workPoints as { id: string }[]).find(({ id }) => id === 'row-10')).toMatchObject({
      planX: 10,
      planY: 0,
      elevationM: 4,
      line: 'P-1',
    });
    const half = await admin.put(`/sites/${site}/work-points/half`, {
      name: { zh: '半', en: 'Half' },
      area,
      planX: 1,
      latitude: 30,
    });
    expect(half.status).toBe(400);
    expect(half.body.reasons!.map(({ field }) => field).sort()).toEqual(['/longitude', '/planY']);
  });

  it('wants to know of a plan where and when it is, and names all that is missing', async () => {
    const { status, body } = await permits.phone(crew.applicant).post('/permits/conflicts', { type: 'hot-work', site });
    expect(status).toBe(422);
    expect(body.reasons!.map(({ field }) => field).sort()).toEqual(['/area', '/window', '/workPoint']);
  });

  it('is found as it is planned, by the rule of the one next door, and stops that one when it gets its leave', async () => {
    const welding = await Job.submitted(permits, hotWork({ workPoint: 'row-0' }));
    await readyHotWork(welding, admin);
    await welding.does(crew.charge, 'start', { place: { workPointCode: 'WP-7Q4M-2K9D' } });

    const { window: weldingWindow } = await welding.read();

    const plan = await planned('row-10');
    expect(plan).not.toHaveProperty('number');
    expect(plan.neighbours).toEqual([
      expect.objectContaining({
        number: welding.number,
        standing: true,
        distanceM: 10,
        conflicts: [expect.anything()],
      }),
    ]);
    expect(plan.neighbours[0]!.conflicts[0]).toMatchObject({
      of: 'other',
      number: welding.number,
      clause: '5.2.9',
      rule: 'no-solvents-or-dust',
      clearedBy: [
        { code: 'clears-when-it-ends', params: { number: welding.number } },
        { code: 'clears-by-another-window', params: weldingWindow },
        { code: 'clears-by-distance', params: { metres: 10 } },
      ],
      message: expect.stringContaining('this plan') as string,
    });
    // A metre farther the two may stand beside each other.
    expect((await planned('row-11')).neighbours).toMatchObject([{ number: welding.number, conflicts: [] }]);
    expect((await planned('row-500')).neighbours).toEqual([]);

    const saved = await permits.phone(crew.applicant).post('/drafts', draftOf(painting('row-10')));
    const draft = await permits.phone(crew.applicant).get(`/drafts/${String(saved.body.id)}/conflicts`);
    expect((draft.body as unknown as Found).neighbours).toEqual(plan.neighbours);
    expect((await permits.phone(crew.applicant).get(`/drafts/${randomUUID()}/conflicts`)).status).toBe(404);

    const painter = await Job.submitted(permits, painting('row-10'));
    // Both read of it while one only waits for its approval.
    expect((await painter.read()).conflicts).toMatchObject([{ of: 'other', number: welding.number, clause: '5.2.9' }]);
    const seen = await conflictsOf(welding.number);
    expect(seen).toMatchObject({ number: welding.number, reachM: 60 });
    expect(seen.neighbours).toMatchObject([{ number: painter.number, standing: false, heightM: 3 }]);
    expect(seen.neighbours[0]!.conflicts).toMatchObject([
      {
        of: 'this',
        standing: false,
        pack: 'gb30871-2022',
        mendBy: 'shift-leader',
        clearedBy: [
          { code: 'clears-when-it-ends', message: expect.stringContaining(painter.number) as string },
          { code: 'clears-by-another-window' },
          { code: 'clears-by-distance', message: 'by being more than 10 m apart' },
        ],
      },
    ]);
    expect((await conflictsOf(welding.number, 'zh')).neighbours[0]!.conflicts[0]!.message).toContain('冲突');
    expect((await welding.read()).phase).toBe('active');

    await approveHotWork(painter, admin);
    await until(async () => (await welding.read()).phase === 'suspended', { what: 'the welding being stopped' });
    const { state } = await welding.read();
    expect((state as { suspension: object }).suspension).toMatchObject({
      reasons: [{ code: 'conflicting-work', clause: '5.2.9', params: { number: painter.number } }],
    });
    const inTheWay = (await welding.obstacles('resume')).filter(({ code }) => code === 'conflicting-work');
    expect(inTheWay).toEqual([
      expect.objectContaining({
        clause: '5.2.9',
        mendBy: 'shift-leader',
        params: expect.objectContaining({ number: painter.number }) as object,
        message: expect.stringContaining(painter.number) as string,
      }),
    ]);

    await painter.does(crew.applicant, 'cancel', { reason: 'another day' });
    expect((await welding.obstacles('resume')).map(({ code }) => code)).not.toContain('conflicting-work');
    expect((await welding.read()).conflicts).toEqual([]);
  });

  it('is not told of a permit that isn’t there', async () => {
    const { status, body } = await permits.phone(crew.applicant).get('/permits/DH-2026-999999/conflicts');
    expect([status, body.code]).toEqual([404, 'permit-unknown']);
  });
});

function draftOf(submission: object): object {
  const { type, ...content } = submission as { type: string };
  return { type, content };
}
