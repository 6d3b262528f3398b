/** The figures against a count of their own: random records, gone through act by act in plain code, come to what the SQL says (P9). */
import { permitDatabase, type PermitDatabase } from '../test-support/permit-database';
import { recordChain } from '../test-support/record-chain';
import { FiguresReadModel } from './figures.read-model';
import { TransitionStore } from './transition.store';

interface Told {
  readonly at: number;
  readonly phase: string;
  readonly events: readonly { readonly name: string; readonly body?: Readonly<Record<string, unknown>> }[];
}
interface Lived {
  readonly acts: readonly Told[];
  readonly copied: number;
  readonly fields: number;
}
const tenant = 'recount';
const start = Date.parse('2026-11-24T01:00:00.000Z');
const minute = 60_000;

/** The same numbers each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

/** One permit's acts after its submission at `start`: rounds of approval, some signed by others than the holder, some never answered. */
function life(random: () => number): Lived {
  const acts: Told[] = [];
  let at = start;
  const act = (phase: string, ...events: Told['events']): void => {
    at += Math.ceil(random() * 50) * minute;
    acts.push({ at, phase, events });
  };
  const signed = (stage: string, how: number): Told['events'][number] => {
    const by = ['duty', 'stand-in', 'boss', 'duty'][how]!;
    return {
      name: 'stageSigned',
      body: { stage, duty: `${stage}-${by}`, complete: true, ...(how === 3 && { for: { person: 'p-away' } }) },
    };
  };
  const opened = (stage: string, how: number): Told['events'][number] => ({
    name: 'stageOpened',
    body: {
      stage,
      signers: how === 1 ? [`${stage}-stand-in`] : [`${stage}-duty`],
      ...(how === 1 && { standIn: { duty: `${stage}-stand-in`, reason: 'vacant' } }),
    },
  });
  const how = (): number => Math.floor(random() * 4);
  const [first, second] = [how(), how()];
  act('inApproval', opened('unit', first));
  if (random() < 0.3) {
    act('returned', { name: 'returned', body: { stage: 'unit' } });
    act('submitted', { name: 'submitted', body: {} });
    act('inApproval', opened('unit', first));
  }
  if (first === 2) act('inApproval', { name: 'stageEscalated', body: { stage: 'unit', to: 'unit-boss' } });
  if (random() < 0.15) act('expired', { name: 'expired', body: { why: 'no-approval', stage: 'unit' } });
  else {
    act('inApproval', signed('unit', first), opened('safety', second));
    act('approved', signed('safety', second), { name: 'approved' });
    act('approved', { name: 'briefingSigned' });
    act('approved', { name: 'ticketChecked' });
    act('issued', { name: 'issued' });
    act('issued', { name: 'checkedIn', body: { as: 'applicant' } });
    act('issued', { name: 'checkedIn', body: { as: 'guardian' } });
    act('active', { name: 'started' });
  }
  const fields = 1 + Math.floor(random() * 9);
  return { acts, fields, copied: random() < 0.5 ? Math.floor(random() * fields) + 1 : 0 };
}

const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;
/** By linear interpolation between the two next to it, as statisticians have it. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const below = sorted[Math.floor(place)]!;
  return below + (sorted[Math.ceil(place)]! - below) * (place - Math.floor(place));
}
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const names = ({ events }: Told): string[] => events.map(({ name }) => name);

/** How long each signature took from its stage's opening, by stage and by what the signer was. */
function signatures(lives: readonly Lived[]): Map<string, number[]> {
  const took = new Map<string, number[]>();
  const kinds = new Map([
    ['duty', 'holder'],
    ['stand-in', 'stand-in'],
    ['boss', 'superior'],
  ]);
  for (const { acts } of lives) {
    const open = new Map<unknown, number>();
    for (const { at, events } of acts)
      for (const { name, body = {} } of events) {
        if (name === 'stageOpened') open.set(body.stage, at);
        if (name !== 'stageSigned') continue;
        const by = String(body.duty).slice(String(body.stage).length + 1);
        const key = `${String(body.stage)} ${body.for ? 'delegate' : kinds.get(by)!}`;
        took.set(key, [...(took.get(key) ?? []), (at - open.get(body.stage)!) / minute]);
      }
  }
  return took;
}

/** Minutes between two acts of the same permit, the last before being counted from. */
const between = (lives: readonly Lived[], began: string, done: (told: Told) => boolean): number[] =>
  lives.flatMap(({ acts }) =>
    acts.flatMap((told, index) => {
      if (!done(told)) return [];
      const before = acts.slice(0, index).findLast((one) => names(one).includes(began))!;
      return [(told.at - before.at) / minute];
    }),
  );

const signing = new Set(['stageSigned', 'measuresConfirmed', 'briefingSigned', 'ticketChecked', 'issued', 'checkedIn']);

describe('figures counted anew', () => {
  let database: PermitDatabase;
  let figures: FiguresReadModel;
  const random = numbers(20_261_124);
  const lives = Array.from({ length: 60 }, () => life(random));
  const asked = { from: '2026-11-24T00:00:00.000Z', until: '2026-12-24T00:00:00.000Z' };

  beforeAll(async () => {
    database = await permitDatabase('recount');
    figures = new FiguresReadModel(database.tenants);
    for (const [index, { acts, copied, fields }] of lives.entries()) {
      const number = `DH-2026-${String(index + 1).padStart(6, '0')}`;
      await new TransitionStore(database.tenants).record(recordChain(tenant, number).submitted());
      const form = Object.fromEntries(Array.from({ length: fields }, (_, field) => [`f${field}`, 'x']));
      const change = {
        form,
        ...(copied > 0 && { copied: { from: 'DH-2025-000001', fields: Object.keys(form).slice(0, copied) } }),
      };
      await database.query(`update permit set state = state || $2::jsonb where number = $1`, [
        number,
        JSON.stringify(change),
      ]);
      for (const [act, { at, phase, events }] of acts.entries())
        await database.query(
          `insert into transition (tenant, number, sequence, command_key, fingerprint, at, command, actor, events, phase, level, body, hash)
           values ($1, $2, $3, $4, 'f', $5, 'approve', 'p-1', $6, $7, '2', $8, 'h')`,
          [
            tenant,
            number,
            act + 2,
            `${number} ${act}`,
            new Date(at).toISOString(),
            events.map(({ name }) => name),
            phase,
            JSON.stringify({ events }),
          ],
        );
    }
  });
  afterAll(() => database?.close());

  it('signatures, by what whoever gave them was to the stage', async () => {
    const rows = await figures.signers(tenant, asked);
    const mine = signatures(lives);
    expect(rows.map(({ stage, role }) => `${stage} ${role}`).sort()).toEqual([...mine.keys()].sort());
    expect([...mine.keys()].length).toBe(8);
    for (const { stage, role, signatures: count, medianMinutes, p90Minutes } of rows) {
      const took = mine.get(`${stage} ${role}`)!;
      expect({ stage, role, count, medianMinutes, p90Minutes }).toEqual({
        stage,
        role,
        count: took.length,
        medianMinutes: round(quantile(took, 0.5), 1),
        p90Minutes: round(quantile(took, 0.9), 1),
      });
    }
  });

  it('stages answered, signed and expired', async () => {
    const rows = await figures.stageTimes(tenant, asked);
    const ofUnit = rows.filter(({ stage }) => stage === 'unit');
    const count = (name: string, stage?: string): number =>
      lives
        .flatMap(({ acts }) => acts.flatMap(({ events }) => events))
        .filter((event) => event.name === name && (stage === undefined || event.body?.stage === stage)).length;
    const sum = (of: 'signed' | 'expired' | 'refused'): number => ofUnit.reduce((all, row) => all + row[of], 0);
    expect([sum('signed'), sum('expired'), sum('refused')]).toEqual([
      count('stageSigned', 'unit'),
      count('expired'),
      count('returned'),
    ]);
  });

  it('steps after the approval, by role', async () => {
    const rows = await figures.stepTimes(tenant, asked);
    const has = (name: string) => (told: Told) => names(told).includes(name);
    const checkedIn = (as: string) => (told: Told) =>
      told.events.some(({ name, body }) => name === 'checkedIn' && body?.as === as);
    const expected: readonly (readonly [string, string, number[]])[] = [
      ['checkIn', 'applicant', between(lives, 'issued', checkedIn('applicant'))],
      ['checkIn', 'guardian', between(lives, 'issued', checkedIn('guardian'))],
      ['checkTicket', 'shift-leader', between(lives, 'approved', has('ticketChecked'))],
      ['issue', 'person-in-charge', between(lives, 'ticketChecked', has('issued'))],
      ['start', 'person-in-charge', between(lives, 'issued', has('started'))],
    ];
    expect(rows).toEqual(
      expected.map(([step, role, took]) => ({
        type: 'hot-work',
        site: 'north',
        step,
        role,
        done: took.length,
        medianMinutes: round(quantile(took, 0.5), 1),
        p90Minutes: round(quantile(took, 0.9), 1),
      })),
    );
  });

  it('what a permit costs: signatures, minutes in approval, what was copied', async () => {
    const [row] = await figures.burden(tenant, asked);
    const waited = lives.map(({ acts }) =>
      acts.reduce(
        (sum, { at, phase }, index) =>
          phase === 'inApproval' && acts[index + 1] ? sum + (acts[index + 1]!.at - at) / minute : sum,
        0,
      ),
    );
    const given = lives.map(
      ({ acts }) => acts.flatMap(({ events }) => events).filter(({ name }) => signing.has(name)).length,
    );
    expect(row).toMatchObject({
      permits: lives.length,
      signatures: round(mean(given), 1),
      minutesWaited: round(mean(waited), 1),
      copied: lives.filter(({ copied }) => copied > 0).length,
      copiedShare: round(mean(lives.map(({ copied, fields }) => copied / fields)), 3),
    });
  });

  it('says on whom a permit waits: those who hold the duty and are there', async () => {
    await database.query(
      `insert into site (tenant, id, name_zh, name_en, zone, night_from, night_to, calendar, packs)
       values ($1, 'north', '北', 'North', 'Asia/Shanghai', '22:00', '06:00', 'none', '{}')`,
      [tenant],
    );
    const hold = (person: string, absentFrom: string | null) =>
      database.query(
        `insert into assignment (tenant, id, site, duty, person, valid_from, absent_from)
         values ($1, gen_random_uuid(), 'north', 'unit-head', $2, '2026-01-01', $3)`,
        [tenant, person, absentFrom],
      );
    await hold('p-here', null);
    await hold('p-away', '2026-11-01');
    const [row] = await figures.waiting(tenant, asked, '2026-11-24T02:00:00.000Z');
    expect(row).toMatchObject({ duty: 'unit-head', permits: 60, people: ['p-here'] });
  });
});
