/** Figures on a real PostgreSQL: from a record whose times are known, the times that come out (P9). */
import { permitDatabase, type PermitDatabase } from '../test-support/permit-database';
import { recordChain } from '../test-support/record-chain';
import { FiguresReadModel, type FiguresQuestion } from './figures.read-model';
import { TransitionStore } from './transition.store';

/** `hh:mm` of the day, UTC; the record chain's permits are submitted at 01:00. */
const at = (time: string): string => `2026-11-24T${time}:00.000Z`;
const day: FiguresQuestion = { from: at('00:00'), until: '2026-11-25T00:00:00.000Z' };

describe('FiguresReadModel', () => {
  let database: PermitDatabase;
  let figures: FiguresReadModel;
  let count = 0;

  beforeAll(async () => {
    database = await permitDatabase('figures');
    figures = new FiguresReadModel(database.tenants);
  });
  afterAll(() => database?.close());

  type Told = readonly [time: string, events: readonly { name: string; body?: object }[]];

  /** A permit submitted at 01:00, and what is told of it after. */
  async function lived(tenant: string, ...told: readonly Told[]): Promise<string> {
    const number = `DH-2026-${String((count += 1)).padStart(6, '0')}`;
    await new TransitionStore(database.tenants).record(recordChain(tenant, number).submitted());
    for (const [index, [time, events]] of told.entries()) {
      const names = events.map(({ name }) => name);
      await database.query(
        `insert into transition (tenant, number, sequence, command_key, fingerprint, at, command, actor, events, phase, level, body, hash)
         values ($1, $2, $3, $4, 'f', $5, 'approve', 'p-1', $6, 'inApproval', '2', $7, 'h')`,
        [tenant, number, index + 2, `${number} told ${index}`, at(time), names, JSON.stringify({ events })],
      );
    }
    return number;
  }
  const opened = (stage: string) => ({ name: 'stageOpened', body: { stage, signers: [`${stage}-duty`] } });
  const signed = (stage: string, complete = true) => ({ name: 'stageSigned', body: { stage, complete } });

  it('measures how long each stage stood open, and how often it went up the line', async () => {
    await lived(
      'timed',
      ['01:01', [opened('unit')]],
      ['01:11', [signed('unit'), opened('safety')]],
      ['01:31', [signed('safety')]],
    );
    await lived(
      'timed',
      ['01:00', [opened('unit')]],
      ['01:20', [signed('unit', false)]],
      ['01:25', [{ name: 'stageEscalated', body: { stage: 'unit' } }]],
      ['01:30', [signed('unit')]],
    );
    await lived(
      'timed',
      ['01:00', [opened('unit')]],
      ['03:00', [{ name: 'expired', body: { why: 'no-approval', stage: 'unit' } }]],
    );
    await lived(
      'timed',
      ['01:00', [opened('unit')]],
      ['01:05', [{ name: 'returned', body: { stage: 'unit' } }]],
      ['01:10', [opened('unit')]],
      ['01:14', [signed('unit')]],
    );
    await lived('timed', ['01:00', [opened('unit')]]);

    const rows = await figures.stageTimes('timed', day);
    expect(rows).toEqual([
      expect.objectContaining({ stage: 'safety', duty: 'safety-duty', answered: 1, signed: 1, medianMinutes: 20 }),
      {
        type: 'hot-work',
        site: 'north',
        stage: 'unit',
        duty: 'unit-duty',
        answered: 5,
        signed: 3,
        expired: 1,
        refused: 1,
        escalated: 1,
        // 4, 5, 10, 30 and 120 minutes.
        medianMinutes: 10,
        p90Minutes: 84,
      },
    ]);
  });

  it('keeps to the time, the site, the type and the tenant asked about', async () => {
    await lived('kept', ['01:00', [opened('unit')]], ['01:10', [signed('unit')]]);
    const asked = (more: Partial<FiguresQuestion>) => figures.stageTimes('kept', { ...day, ...more });
    expect(await asked({})).toHaveLength(1);
    expect(await asked({ site: 'north', type: 'hot-work' })).toHaveLength(1);
    expect(await asked({ site: 'south' })).toEqual([]);
    expect(await asked({ type: 'height' })).toEqual([]);
    expect(await asked({ until: at('01:10') })).toEqual([]);
    expect(await asked({ from: at('01:11') })).toEqual([]);
    expect(await figures.stageTimes('nobody', day)).toEqual([]);
  });

  it('tells what waits now, on whom, and what is overdue', async () => {
    // Each waits for the unit head until 03:00.
    await lived('waiting');
    await lived('waiting');
    const waiting = (time: string) => figures.waiting('waiting', day, at(time));
    expect(await waiting('02:00')).toEqual([
      { type: 'hot-work', site: 'north', duty: 'unit-head', permits: 2, overdue: 0, longestMinutes: 60, people: [] },
    ]);
    expect(await waiting('03:01')).toEqual([expect.objectContaining({ overdue: 2, longestMinutes: 121 })]);
  });

  it('counts what a permit costs those who sign', async () => {
    await lived(
      'burden',
      ['01:01', [opened('unit')]],
      ['01:11', [signed('unit'), { name: 'approved' }]],
      ['01:12', [{ name: 'briefingSigned' }]],
      ['01:13', [{ name: 'briefingSigned' }]],
    );
    await lived('burden', ['01:01', [opened('unit')]], ['03:00', [{ name: 'expired', body: {} }]]);
    expect(await figures.burden('burden', day)).toEqual([
      expect.objectContaining({ permits: 2, approved: 1, expired: 1, returned: 0, returnedRounds: 0, signatures: 1.5 }),
    ]);
    expect(await figures.burden('burden', { ...day, from: at('01:01') })).toEqual([]);
  });
});
