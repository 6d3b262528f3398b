/** Delegation by the holder of a duty, over HTTP: given, listed, signed by, shown with whose right it was, taken back at once (P1). */
import { plusMinutes } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import { readyForApproval } from './test-support/hot-work-steps';
import { crew, holders, hotWork, Job, now, onSpot, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';

jest.setTimeout(240_000);

let permits: RunningPermits;
let admin: Phone;

beforeAll(async () => {
  permits = await runningPermits();
  admin = await setUpPlant(permits);
  // Somebody of the site, and somebody of nowhere.
  const span = { from: plusMinutes(now(), -1440) };
  await admin.put(`/sites/${site}/duties/maintenance`, {
    holders: [
      { person: 'p-deputy', ...span },
      { person: crew.welder, ...span },
      { person: 'p-second', ...span },
    ],
  });
});
afterAll(() => permits?.stop());

const given = (change: object = {}): object => ({
  delegate: 'p-deputy',
  duties: ['unit-head'],
  sites: [site],
  from: plusMinutes(now(), -1),
  until: plusMinutes(now(), 600),
  reason: 'Away for the yearly meeting',
  ...change,
});
const gives = (change: object = {}, person: string = holders['unit-head']): Promise<Answer> =>
  permits.phone(person).post('/delegations', given(change));
afterEach(async () => {
  const left = (await admin.get('/delegations?standing=true')).body as unknown as { id: string }[];
  for (const { id } of left) await admin.post(`/delegations/${id}/withdrawal`, { reason: 'The spec is over' });
});
const takesBack = (id: unknown, person: string, reason = 'Back a day early'): Promise<Answer> =>
  permits.phone(person, { scopes: ['permit:read', 'permit:act'] }).post(`/delegations/${String(id)}/withdrawal`, {
    reason,
  });
const codes = ({ body: { code, reasons = [] } }: Answer): unknown[] => [code, ...reasons.map((one) => one.code)];
const inApproval = async (form: Record<string, unknown> = {}): Promise<Job> => {
  const job = await Job.submitted(permits, hotWork({}, form));
  await readyForApproval(job, admin);
  return job;
};
const approvalsOf = async (person: string): Promise<{ number: string; byDelegation?: object }[]> =>
  (await permits.phone(person).get('/approvals')).body as never;
const signs = (job: Job, person: string): Promise<Answer> =>
  job.act(person, 'approve', { stage: 'unit', place: onSpot });

it('is refused with every reason: to oneself, of what one doesn’t hold, to a stranger, backwards or over', async () => {
  expect(codes(await gives({ delegate: holders['unit-head'] }))).toContain('delegation-to-yourself');
  expect(codes(await gives({ duties: ['plant-head'] }))).toEqual(['fields-invalid', 'delegation-not-yours']);
  expect(codes(await gives({ delegate: 'p-nobody' }))).toEqual(['fields-invalid', 'delegation-not-admissible']);
  expect(codes(await gives({ until: plusMinutes(now(), -2) }))).toEqual([
    'fields-invalid',
    'span-backwards',
    'span-over',
  ]);
  expect(codes(await gives({ covers: [{ type: 'diving' }] }))).toEqual(['fields-invalid', 'delegation-type-unknown']);
  expect(codes(await gives({ covers: [{ type: 'hot-work', highestLevel: '9' }] }))).toEqual([
    'fields-invalid',
    'delegation-level-unknown',
  ]);
});

it('signs for the holder; the list says so beforehand, the record, the event and the replay afterwards', async () => {
  const job = await inApproval();
  expect((await approvalsOf('p-deputy')).map(({ number }) => number)).not.toContain(job.number);
  expect((await signs(job, 'p-deputy')).status).toBe(403);

  const { status, body } = await gives({ covers: [{ type: 'hot-work', highestLevel: '1' }] });
  expect(status).toBe(201);
  expect(body).toMatchObject({ standing: 'inForce', covers: [{ type: 'hot-work', levels: ['2', '1'] }] });
  const listed = (await approvalsOf('p-deputy')).find(({ number }) => number === job.number);
  expect(listed!.byDelegation).toMatchObject({ id: body.id, for: holders['unit-head'], until: body.until });
  // The holder is still there and has it by their own right.
  const own = (await approvalsOf(holders['unit-head'])).find(({ number }) => number === job.number);
  expect(own).toBeDefined();
  expect(own!.byDelegation).toBeUndefined();

  expect((await signs(job, 'p-deputy')).status).toBeLessThan(300);
  const read = await job.read();
  const { stages } = read.state as { stages: { id: string; signatures: object[] }[] };
  expect(stages.find(({ id }) => id === 'unit')!.signatures).toMatchObject([
    {
      person: 'p-deputy',
      duty: 'unit-head',
      for: { person: holders['unit-head'], delegation: body.id, until: body.until },
    },
  ]);

  const sequence = Number(read.sequence);
  const decision = (await permits.phone('p-auditor').get(`/permits/${job.number}/decision?sequence=${sequence}`)).body;
  expect(decision).toMatchObject({ agrees: true });
  const [row] = await permits.database.query<{ body: string }>(
    `select body from transition where number = $1 and sequence = $2`,
    [job.number, sequence],
  );
  expect(JSON.parse(row!.body)).toMatchObject({
    facts: {
      actor: { person: 'p-deputy', delegations: [{ id: body.id, by: holders['unit-head'], duty: 'unit-head' }] },
    },
  });
  const [told] = await permits.database.query<{ event: string }>(
    `select event::text from outbox where event::text like '%' || $1 || '%' and event::text like '%stageSigned%' limit 1`,
    [String(body.id)],
  );
  expect(told).toBeDefined();
});

it('binds both by the separation of duties', async () => {
  await gives({ delegate: crew.welder });
  const job = await inApproval();
  expect(codes(await signs(job, crew.welder))).toEqual(['not-entitled', 'not-independent']);
  expect((await approvalsOf(crew.welder)).map(({ number }) => number)).not.toContain(job.number);
});

it('is not delegated further, and is no longer than its giver holds the duty', async () => {
  await gives();
  expect(codes(await gives({ delegate: 'p-second' }, 'p-deputy'))).toEqual(['fields-invalid', 'delegation-chain']);

  const job = await inApproval();
  const hold = (person: string): Promise<Answer> =>
    admin.put(`/sites/${site}/duties/unit-head`, { holders: [{ person, from: plusMinutes(now(), -1440) }] });
  await hold('p-new-head');
  expect((await signs(job, 'p-deputy')).status).toBe(403);
  await hold(holders['unit-head']);
  expect((await signs(job, 'p-deputy')).status).toBeLessThan(300);
});

it('is taken back at once, by who gave it, who has it or the administrators, once and for nobody else’s', async () => {
  const { body } = await gives();
  const job = await inApproval();
  expect((await takesBack(body.id, 'p-second')).status).toBe(404);
  const answer = await takesBack(body.id, 'p-deputy');
  expect(answer.body).toMatchObject({
    standing: 'withdrawn',
    withdrawn: { by: 'p-deputy', reason: 'Back a day early' },
  });
  expect(codes(await signs(job, 'p-deputy'))).toEqual(['not-entitled', 'not-yours-to-do']);
  expect(await takesBack(body.id, holders['unit-head'])).toMatchObject({ status: 409 });

  const other = (await gives()).body;
  expect((await admin.post(`/delegations/${String(other.id)}/withdrawal`, { reason: 'Left the plant' })).status).toBe(
    200,
  );
  const mine = (await permits.phone('p-deputy').get('/delegations?person=me')).body as unknown as { id: string }[];
  expect(mine.map(({ id }) => id)).toEqual(expect.arrayContaining([body.id, other.id]));
  const standing = (await admin.get(`/delegations?site=${site}&standing=true`)).body as unknown as object[];
  expect(standing).toEqual([]);
});

it('is nothing that anybody changes or deletes afterwards, not the service itself', async () => {
  for (const table of ['delegation', 'delegation_withdrawal'])
    await expect(permits.database.query(`delete from ${table}`)).rejects.toThrow('append-only');
});

it('lets the delegate answer for a holder who is away: no stand-in is named', async () => {
  const away = { person: holders['unit-head'], from: plusMinutes(now(), -1440), absentFrom: plusMinutes(now(), -10) };
  await admin.put(`/sites/${site}/duties/unit-head`, { holders: [away] });
  const standsIn = async (job: Job): Promise<unknown> =>
    ((await job.read()).stages as { stage: string; standIn?: string }[])[0]!.standIn;
  expect(await standsIn(await inApproval())).toBeDefined();
  await gives();
  const job = await inApproval();
  expect(await standsIn(job)).toBeUndefined();
  expect((await signs(job, 'p-deputy')).status).toBeLessThan(300);
  await admin.put(`/sites/${site}/duties/unit-head`, {
    holders: [{ person: holders['unit-head'], from: plusMinutes(now(), -1440) }],
  });
});

it('ends by itself: a delegate who comes too late may no longer sign', async () => {
  const { body } = await gives({ until: new Date(Date.now() + 8_000).toISOString() });
  const job = await inApproval();
  const listed = async (): Promise<boolean> =>
    (await approvalsOf('p-deputy')).some(({ number }) => number === job.number);
  await until(() => Date.now() > Date.parse(String(body.until)));
  expect(await listed()).toBe(false);
  expect((await signs(job, 'p-deputy')).status).toBe(403);
});

it('one signature counts for two stages where the site’s rules let it, and the record names both', async () => {
  const laid = await admin.put(`/packs/gb30871-2022/hot-work/overlays/${site}`, {
    overlay: 'one-signature',
    version: '1',
    on: { pack: 'gb30871-2022', type: 'hot-work' },
    chain: { safety: { sharedSignature: true } },
  });
  expect(laid.status).toBeLessThan(300);
  const both = (person: string): Promise<Answer> =>
    admin.put(`/sites/${site}/duties/safety-department`, {
      holders: [holders['safety-department'], person].map((one) => ({ person: one, from: plusMinutes(now(), -1440) })),
    });
  await both(holders['unit-head']);
  const job = await inApproval({ placeKind: 'pipe-rack' });
  expect((await job.read()).level).toBe('1');
  const { status, body } = await signs(job, holders['unit-head']);
  expect({ status, events: body.events }).toEqual({
    status: 200,
    events: ['stageSigned', 'stageOpened', 'stageSigned', 'approved'],
  });
  const { stages } = (await job.read()).state as { stages: { id: string; status: string; signatures: object[] }[] };
  expect(stages).toMatchObject([
    { id: 'unit', status: 'signed', signatures: [{ person: holders['unit-head'], duty: 'unit-head' }] },
    { id: 'safety', status: 'signed', signatures: [{ person: holders['unit-head'], duty: 'safety-department' }] },
  ]);

  // Signed in another's place it counts for that one alone.
  await both('p-deputy');
  await gives();
  const other = await inApproval({ placeKind: 'pipe-rack' });
  expect((await signs(other, 'p-deputy')).body.events).toEqual(['stageSigned', 'stageOpened']);
  await both(holders['safety-department']);
});

it('is refused, with the clause, where a site has a stage signed in person', async () => {
  const laid = await admin.put(`/packs/gb30871-2022/hot-work/overlays/${site}`, {
    overlay: 'in-person',
    version: '1',
    on: { pack: 'gb30871-2022', type: 'hot-work' },
    chain: { unit: { delegable: false } },
  });
  expect(laid.status).toBeLessThan(300);
  const refused = await gives();
  expect(codes(refused)).toEqual(['fields-invalid', 'delegation-in-person']);
  expect(refused.body.reasons![0]!.clause).toBeTruthy();
  const lifting = await gives({ covers: [{ type: 'lifting' }] });
  expect(lifting.status).toBe(201);
});
