/** The single writer on a real PostgreSQL: once per key, in order, chained, append-only, and never across tenants. */
import { createHash } from 'node:crypto';
import { chainStart, type RecordInput } from '@holdpoint/contracts';
import { permitDatabase, type PermitDatabase } from '../test-support/permit-database';
import { recordChain } from '../test-support/record-chain';
import { ChainBroken, KeyReused, TransitionStore } from './transition.store';

describe('TransitionStore', () => {
  let database: PermitDatabase;
  let store: TransitionStore;
  let count = 0;

  beforeAll(async () => {
    database = await permitDatabase('record');
    store = new TransitionStore(database.tenants);
  });
  afterAll(() => database?.close());

  const nextNumber = (): string => `DH-2026-${String((count += 1)).padStart(6, '0')}`;
  const transitionsOf = (number: string): Promise<{ sequence: number; body: string; hash: string }[]> =>
    database.query('select sequence, body, hash from transition where number = $1 order by sequence', [number]);
  const outboxOf = (number: string): Promise<{ event_id: string; event: string }[]> =>
    database.query('select event_id, event from outbox where key = $1 order by id', [number]);

  it('writes the transition, the row, the people and the event of one act together', async () => {
    const number = nextNumber();
    const input = recordChain('acme', number).submitted();

    const { hash, missed } = await store.record(input);

    expect(missed).toBeUndefined();
    const [transition] = await transitionsOf(number);
    expect(transition).toMatchObject({ sequence: 1, hash });
    expect(createHash('sha256').update(transition!.body).digest('hex')).toBe(hash);
    expect(JSON.parse(transition!.body)).toEqual(JSON.parse(JSON.stringify(input.body)));
    const [row] = await database.query('select * from permit where number = $1', [number]);
    expect(row).toMatchObject({
      tenant: 'acme',
      phase: 'submitted',
      live: true,
      sequence: 1,
      chain_head: hash,
      waiting_on: ['unit-head'],
      work_order: 'WO-7',
      pack: 'gb30871-2022',
      due_at: new Date('2026-11-24T03:00:00.000Z'),
      state: JSON.parse(JSON.stringify(input.state)) as object,
    });
    const people = await database.query('select person, role from permit_person where number = $1 order by role', [
      number,
    ]);
    expect(people).toEqual([
      { person: 'p-applicant', role: 'applicant' },
      { person: 'p-guardian', role: 'guardian' },
      { person: 'p-welder', role: 'welder' },
    ]);
    const [event] = await outboxOf(number);
    expect(event!.event_id).toBe(hash);
    expect(JSON.parse(event!.event)).toMatchObject({
      type: 'holdpoint.permit.transitioned',
      source: 'holdpoint/permit',
      subject: number,
      tenant: 'acme',
      correlationid: 'correlation-1',
      data: { number, sequence: 1, phase: 'submitted', hash, workOrder: 'WO-7', events: [{ name: 'submitted' }] },
    });
    // The form stays at home.
    expect(event!.event).not.toContain('weld a flange');
  });

  it('chains each transition to the one before', async () => {
    const number = nextNumber();
    const chain = recordChain('acme', number);
    const first = chain.submitted();
    const { hash: firstHash } = await store.record(first);
    const second = chain.windReported(first, firstHash, 3);
    const { hash: secondHash } = await store.record(second);

    const bodies = (await transitionsOf(number)).map(({ body }) => JSON.parse(body) as { previous: string });
    expect(bodies.map(({ previous }) => previous)).toEqual([chainStart, firstHash]);
    const [row] = await database.query('select sequence, chain_head from permit where number = $1', [number]);
    expect(row).toEqual({ sequence: 2, chain_head: secondHash });
  });

  it('records an act once however often it is sent, at the same time or later', async () => {
    const number = nextNumber();
    const input = recordChain('acme', number).submitted();

    const receipts = await Promise.all(Array.from({ length: 8 }, () => store.record(input)));
    const later = await store.record(input);

    expect(new Set([...receipts, later].map(({ hash }) => hash)).size).toBe(1);
    expect(receipts.filter(({ missed }) => missed === undefined)).toHaveLength(1);
    expect(later.missed).toEqual([
      {
        sequence: 1,
        key: input.body.command.key,
        at: input.body.at,
        events: JSON.parse(JSON.stringify(input.body.events)) as object,
        hash: later.hash,
        fingerprint: input.fingerprint,
      },
    ]);
    expect(await transitionsOf(number)).toHaveLength(1);
    expect(await outboxOf(number)).toHaveLength(1);
  });

  it('answers a workflow that fell behind with what it missed, and writes nothing', async () => {
    const number = nextNumber();
    const chain = recordChain('acme', number);
    const first = chain.submitted();
    const { hash } = await store.record(first);
    const recorded = chain.windReported(first, hash, 3);
    await store.record(recorded);
    const other = chain.windReported(first, hash, 6);
    const late: RecordInput = {
      ...other,
      body: { ...other.body, command: { ...other.body.command, key: 'another act' } },
    };

    const receipt = await store.record(late);

    expect(receipt.missed).toMatchObject([
      { sequence: 2, key: recorded.body.command.key, events: [{ body: { windForce: 3 } }] },
    ]);
    expect(await transitionsOf(number)).toHaveLength(2);
  });

  it('refuses a key that another act has used, in this permit or in another', async () => {
    const used = recordChain('acme', nextNumber()).submitted();
    await store.record(used);
    const number = nextNumber();
    const fresh = recordChain('acme', number).submitted();
    const withKey: RecordInput = {
      ...fresh,
      body: { ...fresh.body, command: { ...fresh.body.command, key: used.body.command.key } },
    };

    await expect(store.record(withKey)).rejects.toThrow(KeyReused);
    await expect(store.record({ ...used, fingerprint: 'of another body' })).rejects.toThrow(KeyReused);
    expect(await transitionsOf(number)).toHaveLength(0);
    expect(await database.query('select 1 from permit where number = $1', [number])).toHaveLength(0);
    expect(await outboxOf(number)).toHaveLength(0);
  });

  it('lets two tenants use the same key and the same number', async () => {
    const number = nextNumber();
    await store.record(recordChain('acme', number).submitted());
    expect((await store.record(recordChain('umbrella', number).submitted())).missed).toBeUndefined();
  });

  it('never begins in the middle of a chain', async () => {
    const chain = recordChain('acme', nextNumber());
    const second = chain.windReported(chain.submitted(), chainStart, 3);
    await expect(store.record(second)).rejects.toThrow(ChainBroken);
  });

  it('replaces the people of an earlier run at the next submission', async () => {
    const number = nextNumber();
    const first = recordChain('acme', number).submitted();
    const { hash } = await store.record(first);
    const changed = recordChain('acme', number, { people: [{ person: 'p-other', role: 'guardian' }] }).submitted();
    const again: RecordInput = {
      ...changed,
      state: { ...changed.state, run: 2, sequence: 2 },
      body: { ...changed.body, sequence: 2, previous: hash, command: { ...changed.body.command, key: `${number}/2` } },
    };

    await store.record(again);

    expect(
      await database.query('select person from permit_person where number = $1 order by person', [number]),
    ).toEqual([{ person: 'p-applicant' }, { person: 'p-other' }]);
  });

  describe('the past', () => {
    const attempts = [
      ['changed', `update transition set body = '{}'`],
      ['removed', `delete from transition`],
      ['emptied', `truncate transition`],
    ] as const;

    beforeAll(() => store.record(recordChain('acme', nextNumber()).submitted()));

    it.each(attempts)('cannot be %s by the application', async (_, statement) => {
      await expect(database.tenants.write('acme', (em) => em.query(statement))).rejects.toThrow(/permission denied/);
    });
    it.each(attempts)('cannot be %s by the superuser without first removing the lock', async (_, statement) => {
      await expect(database.query(statement)).rejects.toThrow(/append-only/);
    });
  });

  it('is hidden from another tenant, whatever the query says', async () => {
    const number = nextNumber();
    await store.record(recordChain('acme', number).submitted());
    for (const table of ['permit', 'transition', 'permit_person', 'outbox']) {
      const rows = await database.tenants.read('umbrella', (em) =>
        em.query<{ tenant: string }[]>(`select distinct tenant from ${table}`),
      );
      expect(rows.map(({ tenant }) => tenant).filter((tenant) => tenant !== 'umbrella')).toEqual([]);
    }
    await expect(
      database.tenants.write('umbrella', (em) =>
        em.query(`insert into permit_person (tenant, number, person, role) values ('acme', $1, 'x', 'y')`, [number]),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
