/** The register and the permits' record on a real PostgreSQL: one after the other, never both; once per key, chained, append-only, and never across tenants. */
import { createHash, randomUUID } from 'node:crypto';
import { chainStart, type RecordInput } from '@holdpoint/contracts';
import type { IsolationBodies, IsolationCommand, IsolationCommandName, IsolationFacts } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import { until } from '@holdpoint/testing';
import { permitDatabase, seedPlant, type PermitDatabase } from '../test-support/permit-database';
import { recordChain } from '../test-support/record-chain';
import { IsolationStore, type IsolationReply } from './isolation.store';
import { StandingReadModel } from './standing.read-model';
import { IsolationMoved, TransitionStore } from './transition.store';

const cleared = { areaInspected: true, peopleClear: true, affectedTold: true };

describe('the isolation register', () => {
  let database: PermitDatabase;
  let transitions: TransitionStore;
  const store = new IsolationStore();
  let count = 0;

  beforeAll(async () => {
    database = await permitDatabase('isolation');
    transitions = new TransitionStore(database.tenants);
    for (const tenant of ['acme', 'umbrella']) {
      await seedPlant(database, tenant);
      await database.query(
        `insert into assignment (tenant, id, site, area, duty, person, valid_from)
         values ($1, gen_random_uuid(), 'north', null, 'isolating-authority', 'p-ivy', '2026-01-01T00:00:00Z'),
                ($1, gen_random_uuid(), 'north', 'tanks', 'shift-leader', 'p-ian', '2026-01-01T00:00:00Z')`,
        [tenant],
      );
    }
  });
  afterAll(() => database?.close());

  const does = <N extends IsolationCommandName>(
    number: string,
    person: string,
    name: N,
    body: IsolationBodies[N],
    { tenant = 'acme', key = randomUUID() } = {},
  ): Promise<IsolationReply> => {
    const command = { name, key, by: { person }, body } as unknown as IsolationCommand;
    return database.tenants.write(tenant, (em) =>
      store.act(em, { tenant, number, command, fingerprint: `fingerprint of ${key}` }),
    );
  };
  const refusal = async (act: Promise<unknown>): Promise<ProblemError> => {
    const answer = await act.catch((error: unknown) => error);
    if (!(answer instanceof ProblemError)) throw new Error(`not refused: ${JSON.stringify(answer)}`);
    return answer;
  };
  const codes = async (act: Promise<unknown>): Promise<string[]> =>
    (await refusal(act)).reasons.map(({ code }) => code);
  const next = (): string => `GL-2026-${String((count += 1)).padStart(6, '0')}`;

  const points = [{ point: 'B-1', energy: 'process', kind: 'disconnection' }] as const;
  const plan = { site: 'north', area: 'tanks', equipment: 'P-1', purpose: 'seal', points };
  async function verified(tenant = 'acme'): Promise<string> {
    const number = next();
    await does(number, 'p-ivy', 'plan', plan, { tenant });
    await does(number, 'p-ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] }, { tenant });
    await does(number, 'p-ian', 'verify', { points: [{ point: 'B-1', method: 'tried' }] }, { tenant });
    return number;
  }
  /** A permit in a phase, as its record has it, linked to the isolation. */
  async function standing(isolation: string, phase: string): Promise<{ before: RecordInput; hash: string }> {
    const first = recordChain('acme', `DH-2026-${String((count += 1)).padStart(6, '0')}`).submitted();
    const { hash } = await transitions.record(first);
    await does(isolation, 'p-applicant', 'linkPermit', { permit: first.body.number });
    if (phase === 'submitted') return { before: first, hash };
    const before = following(first, hash, 'reportWeather', phase);
    return { before, hash: (await transitions.record(before)).hash };
  }
  function following(
    { state, body }: RecordInput,
    hash: string,
    name: string,
    phase: string,
    isolations?: readonly IsolationFacts[],
  ): RecordInput {
    const chain = recordChain('acme', body.number);
    const after = chain.windReported({ ...chain.submitted(), state, body }, hash, 1);
    return {
      ...after,
      state: { ...after.state, phase: phase as 'active' },
      body: {
        ...after.body,
        command: { ...after.body.command, name } as RecordInput['body']['command'],
        facts: isolations ? { isolations } : {},
      },
    };
  }
  const factsOf = async (permit: string): Promise<readonly IsolationFacts[]> => {
    const standingFacts = await new StandingReadModel(database.tenants).facts({
      tenant: 'acme',
      number: permit,
      site: 'north',
      area: 'tanks',
      workPoint: 'wp-1',
      duties: [],
      at: new Date().toISOString(),
    });
    return standingFacts.isolations ?? [];
  };

  it('writes entry, row, dependents and event of one act together, chained by hash', async () => {
    const number = await verified();
    const { before } = await standing(number, 'submitted');
    const rows = await database.query<{ sequence: number; body: string; hash: string }>(
      'select sequence, body, hash from isolation_entry where number = $1 order by sequence',
      [number],
    );
    const bodies = rows.map(({ body }) => JSON.parse(body) as { previous: string; events: { name: string }[] });
    expect(bodies.map(({ events }) => events[0]!.name)).toEqual(['planned', 'applied', 'verified', 'permitLinked']);
    expect(bodies.map(({ previous }) => previous)).toEqual([chainStart, ...rows.slice(0, -1).map(({ hash }) => hash)]);
    for (const { body, hash } of rows) expect(createHash('sha256').update(body).digest('hex')).toBe(hash);
    const [row] = await database.query(
      'select state, in_force, sequence, chain_head from isolation where number = $1',
      [number],
    );
    expect(row).toEqual({ state: 'verified', in_force: true, sequence: 4, chain_head: rows.at(-1)!.hash });
    const [event] = await database.query<{ event: string }>(
      'select event from outbox where key = $1 order by id desc limit 1',
      [number],
    );
    expect(JSON.parse(event!.event)).toMatchObject({
      id: rows.at(-1)!.hash,
      type: 'holdpoint.isolation.changed',
      subject: number,
      data: { sequence: 4, inForce: true, dependents: [before.body.number], events: ['permitLinked'] },
    });
    expect(await factsOf(before.body.number)).toEqual([
      {
        number,
        state: 'verified',
        inForce: true,
        points: [{ point: 'B-1', energy: 'process', kind: 'disconnection', state: 'verified', tag: 'T-1' }],
      },
    ]);
  });

  it('tells a permit whose locks are on the box of what it stands on', async () => {
    const number = next();
    await does(number, 'p-ivy', 'plan', { ...plan, box: 'box-4' });
    const { before } = await standing(number, 'approved');
    const permit = before.body.number;
    expect(await factsOf(permit)).toMatchObject([{ state: 'planned', inForce: false, lockedBy: [] }]);
    await does(number, 'p-ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
    await does(number, 'p-ian', 'verify', { points: [{ point: 'B-1', method: 'tried' }] });
    expect(await factsOf(permit)).toMatchObject([{ state: 'verified', inForce: false }]);
    await does(number, 'p-ivy', 'closeBox', {});
    for (const person of ['p-welder', 'p-guardian']) await does(number, person, 'lockOn', { lock: person, permit });
    expect(await factsOf(permit)).toMatchObject([{ inForce: true, lockedBy: ['p-welder', 'p-guardian'] }]);
  });

  it.each(['submitted', 'approved', 'active', 'suspended', 'fireWatch'])(
    'takes nothing off under a permit that is %s, and names it',
    async (phase) => {
      const number = await verified();
      const { before } = await standing(number, phase);
      const { status, reasons } = await refusal(does(number, 'p-ivy', 'remove', { points: ['B-1'], ...cleared }));
      expect(status).toBe(422);
      expect(reasons).toEqual([
        expect.objectContaining({ code: 'isolation-permit-stands', params: { number: before.body.number, phase } }),
      ]);
    },
  );

  it('takes nothing off while somebody was counted in on a permit that is over', async () => {
    const number = await verified();
    const { before, hash } = await standing(number, 'active');
    const revoked = following(before, hash, 'revoke', 'revoked');
    const inside = { people: ['p-welder'], tools: { torch: 2 } };
    const recorded = await transitions.record({ ...revoked, state: { ...revoked.state, inside } });
    const remove = { points: ['B-1'], ...cleared };
    const { reasons } = await refusal(does(number, 'p-ivy', 'remove', remove));
    expect(reasons).toEqual([
      expect.objectContaining({
        code: 'isolation-people-inside',
        params: { number: before.body.number, people: 1, tools: 2 },
      }),
    ]);
    await transitions.record(following(revoked, recorded.hash, 'countOut', 'revoked'));
    expect((await does(number, 'p-ivy', 'remove', remove)).state).toBe('removed');
  });

  it('asks duties at the place and of the moment', async () => {
    const number = next();
    expect(await codes(does(number, 'p-ian', 'plan', { ...plan, area: 'shop' }))).toEqual(['not-yours-to-do']);
    expect(await codes(does(number, 'p-nobody', 'plan', plan))).toEqual(['not-yours-to-do']);
  });

  describe('at the same moment', () => {
    it('a resumption that comes first bars the release; one that comes after it is refused, and nothing is recorded', async () => {
      const number = await verified();
      const { before, hash } = await standing(number, 'suspended');
      const permit = before.body.number;
      const facts = await factsOf(permit);
      await does(number, 'p-ivy', 'releaseForTest', { points: ['B-1'], reason: 'test', ...cleared });
      const resumed = following(before, hash, 'resume', 'active', facts);
      await expect(transitions.record(resumed)).rejects.toThrow(IsolationMoved);
      const [row] = await database.query('select phase, sequence from permit where number = $1', [permit]);
      expect(row).toEqual({ phase: 'suspended', sequence: before.body.sequence });

      await does(number, 'p-ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
      await does(number, 'p-ian', 'verify', { points: [{ point: 'B-1', method: 'tried' }] });
      await transitions.record(resumed);
      expect(
        await codes(does(number, 'p-ivy', 'releaseForTest', { points: ['B-1'], reason: 'test', ...cleared })),
      ).toEqual(['isolation-permit-at-work']);
      // Sent again after the register could have moved: what is recorded counts.
      await transitions.record(following(resumed, (await transitions.record(resumed)).hash, 'suspend', 'suspended'));
      await does(number, 'p-ivy', 'releaseForTest', { points: ['B-1'], reason: 'test', ...cleared });
      expect((await transitions.record(resumed)).missed?.[0]).toMatchObject({ key: resumed.body.command.key });
    });

    it('whichever of a resumption and a release waits for the other sees what the other did', async () => {
      let resumptions = 0;
      for (let round = 0; round < 24; round += 1) {
        const number = await verified();
        const { before, hash } = await standing(number, 'suspended');
        const resumed = following(before, hash, 'resume', 'active', await factsOf(before.body.number));
        const release = { points: ['B-1'], reason: 'test', ...cleared };
        const acts = [
          () => transitions.record(resumed).then(() => 'resumed' as const),
          () => does(number, 'p-ivy', 'releaseForTest', release).then(() => 'released' as const),
        ];
        const done = (await Promise.allSettled((round % 2 ? acts : acts.toReversed()).map((act) => act()))).flatMap(
          (one) => (one.status === 'fulfilled' ? [one.value] : []),
        );
        expect(done).toHaveLength(1);
        resumptions += Number(done[0] === 'resumed');
        const [row] = await database.query<{ phase: string; state: string }>(
          `select p.phase, i.state from permit p, isolation i where p.number = $1 and i.number = $2`,
          [before.body.number, number],
        );
        expect([row!.phase, row!.state]).toEqual(
          done[0] === 'resumed' ? ['active', 'verified'] : ['suspended', 'temporarilyReleased'],
        );
      }
      expect(resumptions).toBeGreaterThan(0);
    });

    it('more time is not recorded over a line that was given back since its facts were read', async () => {
      const number = await verified();
      const { before, hash } = await standing(number, 'suspended');
      const permit = before.body.number;
      const extended = following(before, hash, 'extend', 'suspended', await factsOf(permit));
      await does(number, 'p-ivy', 'releaseForTest', { points: ['B-1'], reason: 'test', ...cleared });
      await expect(transitions.record(extended)).rejects.toThrow(IsolationMoved);
      const [row] = await database.query('select sequence from permit where number = $1', [permit]);
      expect(row).toEqual({ sequence: before.body.sequence });

      await does(number, 'p-ivy', 'apply', { points: [{ point: 'B-1', tag: 'T-1' }] });
      await does(number, 'p-ian', 'verify', { points: [{ point: 'B-1', method: 'tried' }] });
      await transitions.record(extended);
      // For good nothing comes off as long as the extended permit stands.
      expect(await codes(does(number, 'p-ivy', 'remove', { points: ['B-1'], ...cleared }))).toEqual([
        'isolation-permit-stands',
      ]);
    });

    it('of more time and a release at the same moment, more time counts only where it came first', async () => {
      let extensions = 0;
      for (let round = 0; round < 24; round += 1) {
        const number = await verified();
        const { before, hash } = await standing(number, 'suspended');
        const permit = before.body.number;
        const extended = following(before, hash, 'extend', 'suspended', await factsOf(permit));
        const acts: (() => Promise<unknown>)[] = [
          () => transitions.record(extended),
          () => does(number, 'p-ivy', 'releaseForTest', { points: ['B-1'], reason: 'test', ...cleared }),
        ];
        const failed = (await Promise.allSettled((round % 2 ? acts : acts.toReversed()).map((act) => act()))).flatMap(
          (one): unknown[] => (one.status === 'rejected' ? [one.reason] : []),
        );
        // Both write their event while they hold the isolation, so that events come in the order of the acts.
        const [last] = await database.query<{ key: string }>(
          `select key from outbox where key = any($1::text[]) order by id desc limit 1`,
          [[permit, number]],
        );
        const refused = failed.some((reason) => reason instanceof IsolationMoved);
        expect(failed).toHaveLength(Number(refused));
        const [row] = await database.query<{ sequence: number; state: string }>(
          'select p.sequence, i.state from permit p, isolation i where p.number = $1 and i.number = $2',
          [permit, number],
        );
        expect(row).toEqual({
          sequence: before.body.sequence + Number(!refused),
          state: 'temporarilyReleased',
        });
        expect(last!.key).toBe(number);
        extensions += Number(!refused);
      }
      expect(extensions).toBeGreaterThan(0);
    });

    it('an approval and a removal never both come through, though the permit is taken off the list in between', async () => {
      let removals = 0;
      for (let round = 0; round < 24; round += 1) {
        const number = await verified();
        const { before, hash } = await standing(number, 'inApproval');
        const permit = before.body.number;
        const approved = following(before, hash, 'approve', 'approved', await factsOf(permit));
        const remove = async (): Promise<'removed'> => {
          await does(number, 'p-applicant', 'unlinkPermit', { permit });
          await does(number, 'p-ivy', 'remove', { points: ['B-1'], ...cleared });
          return 'removed';
        };
        const approve = (): Promise<'approved'> => transitions.record(approved).then(() => 'approved' as const);
        const acts = round % 2 ? [approve, remove] : [remove, approve];
        const done = (await Promise.allSettled(acts.map((act) => act()))).flatMap((one) =>
          one.status === 'fulfilled' ? [one.value] : [],
        );
        expect(done).toHaveLength(1);
        removals += Number(done[0] === 'removed');
      }
      expect(removals).toBeGreaterThan(0);
    });

    it('the record waits for whoever holds the isolation', async () => {
      const number = await verified();
      const { before, hash } = await standing(number, 'suspended');
      const resumed = following(before, hash, 'resume', 'active', await factsOf(before.body.number));
      let recording: Promise<unknown> = Promise.resolve();
      await database.tenants.write('acme', async (em) => {
        await em.query('select from isolation where number = $1 for update', [number]);
        recording = transitions.record(resumed).catch((error: unknown) => error);
        await until(
          async () =>
            (
              await database.query(
                `select from pg_stat_activity where wait_event_type = 'Lock' and query like '%from isolation%for share%'`,
              )
            ).length > 0,
        );
        await em.query(`update isolation set state = 'broken', in_force = false where number = $1`, [number]);
      });
      expect(await recording).toBeInstanceOf(IsolationMoved);
    });
  });

  describe('its past', () => {
    const attempts = [
      ['changed', `update isolation_entry set body = '{}'`],
      ['removed', `delete from isolation_entry`],
      ['emptied', `truncate isolation_entry`],
    ] as const;
    beforeAll(() => verified());
    it.each(attempts)('cannot be %s by the application', async (_, statement) => {
      await expect(database.tenants.write('acme', (em) => em.query(statement))).rejects.toThrow(/permission denied/);
    });
    it.each(attempts)('cannot be %s by the superuser without first removing the lock', async (_, statement) => {
      await expect(database.query(statement)).rejects.toThrow(/append-only/);
    });
  });

  it('is another’s for another tenant, whatever is asked', async () => {
    const number = await verified();
    await standing(number, 'active');
    expect(
      (await refusal(does(number, 'p-ivy', 'remove', { points: ['B-1'], ...cleared }, { tenant: 'umbrella' }))).code,
    ).toBe('isolation-unknown');
    for (const table of ['isolation', 'isolation_entry', 'isolation_dependent']) {
      const rows = await database.tenants.read('umbrella', (em) =>
        em.query<{ tenant: string }[]>(`select distinct tenant from ${table}`),
      );
      expect(rows.filter(({ tenant }) => tenant !== 'umbrella')).toEqual([]);
      const all = await database.query<{ tenant: string }>(`select distinct tenant from ${table}`);
      expect(all).toContainEqual({ tenant: 'acme' });
    }
    // The same number and the same key in both are two isolations.
    const twin = next();
    const key = randomUUID();
    await does(twin, 'p-ivy', 'plan', plan, { key });
    await does(twin, 'p-ivy', 'plan', plan, { key, tenant: 'umbrella' });
    await expect(
      database.tenants.write('umbrella', (em) =>
        em.query(`insert into isolation_dependent (tenant, permit, number) values ('acme', 'DH-1', $1)`, [number]),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
