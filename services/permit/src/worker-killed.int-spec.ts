/** The permit worker dies in the middle of approvals: no act is lost, none done twice, whichever side of the commit it died on. */
import { randomUUID } from 'node:crypto';
import { evolveAll, type PermitEvent, type PermitState } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import { Client } from 'pg';
import { crew, holders, Job, onSpot, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Phone, type RunningPermits } from './test-support/running-permits';
import { workerProcess, type WorkerProcess } from './test-support/worker-process';

let permits: RunningPermits;
let admin: Phone;
let worker: WorkerProcess;
let lock: Client;

beforeAll(async () => {
  permits = await runningPermits({ worker: false });
  worker = await workerProcess();
  admin = await setUpPlant(permits);
  lock = new Client({ connectionString: permits.database.superuserUrl });
  await lock.connect();
});
afterAll(async () => {
  await worker?.kill();
  await lock?.end();
  await permits?.stop();
});

/** Up to the one signature that a level 2 permit needs. */
async function readyForApproval(): Promise<Job> {
  const job = await Job.submitted(permits);
  await until(async () => (await job.read()).phase === 'inApproval');
  const { pack } = (await admin.get(`/packs/gb30871-2022/hot-work?site=${site}`)).body as {
    pack: { measures: { id: string; confirmedBy: string; when?: unknown }[] };
  };
  const by = { 'person-in-charge': crew.charge, guardian: crew.guardian, 'shift-leader': holders['shift-leader'] };
  for (const [confirmer, person] of Object.entries(by)) {
    const mine = pack.measures.filter(({ confirmedBy, when }) => confirmedBy === confirmer && !when);
    await job.does(person, 'confirm-measures', {
      confirmations: mine.map(({ id }) => ({ measure: id, applicable: true })),
    });
  }
  return job;
}
const approve = (job: Job, key: string = randomUUID()): ReturnType<Job['act']> =>
  job.act(holders['unit-head'], 'approve', { stage: 'unit', place: onSpot }, { key });

interface Line {
  readonly sequence: number;
  readonly command: string;
  readonly hash: string;
  readonly body: string;
}
/** The record is whole: gapless, chained, told of once each, and its fold is the row. */
async function expectWhole(number: string): Promise<readonly Line[]> {
  const lines = await permits.database.query<Line>(
    'select sequence, command, hash, body from transition where number = $1 order by sequence',
    [number],
  );
  const bodies = lines.map(({ body }) => JSON.parse(body) as { previous: string; events: PermitEvent[] });
  expect(lines.map(({ sequence }) => sequence)).toEqual(lines.map((_, index) => index + 1));
  expect(bodies.slice(1).map(({ previous }) => previous)).toEqual(lines.slice(0, -1).map(({ hash }) => hash));
  const told = await permits.database.query<{ event_id: string }>('select event_id from outbox where key = $1', [
    number,
  ]);
  expect(told.map(({ event_id: id }) => id).sort()).toEqual(lines.map(({ hash }) => hash).sort());
  const folded = bodies.reduce<PermitState | undefined>((permit, { events }) => evolveAll(permit, events), undefined);
  const [row] = await permits.database.query<{ state: PermitState; chain_head: string }>(
    'select state, chain_head from permit where number = $1',
    [number],
  );
  expect(row!.state).toEqual(JSON.parse(JSON.stringify(folded)));
  expect(row!.chain_head).toBe(lines.at(-1)!.hash);
  return lines;
}

/** The worker's statement hangs before its first row is written. */
async function holdTheRecord(): Promise<void> {
  await lock.query('begin');
  await lock.query('lock table transition in share row exclusive mode');
}
const waiting = (): Promise<number> =>
  until(
    async () => {
      const [row] = await permits.database.query<{ pid: number }>(
        `select pid from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database() and query like '%with moved as%'`,
      );
      return row?.pid;
    },
    { what: 'the worker writing' },
  );

it('killed after it sent the record, which is committed without it: the approval counts once, and its caller is answered', async () => {
  const job = await readyForApproval();
  const key = randomUUID();
  await holdTheRecord();
  const answer = approve(job, key);
  await waiting();
  await worker.kill();
  // Nobody is left to hear of it, but the statement has been given: the server carries it out.
  await lock.query('commit');
  await until(async () => (await job.read()).phase === 'approved');
  worker = await workerProcess();

  // The answer came in time, or the phone tries again with the same key.
  const first = await answer;
  expect([200, 503]).toContain(first.status);
  const { status, body } = await until(async () => {
    const told = first.status === 200 ? first : await approve(job, key);
    return told.status === 503 ? undefined : told;
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({ phase: 'approved', events: ['stageSigned', 'approved'] });
  await job.does(crew.charge, 'sign-briefing', { as: 'giver' });
  const lines = await expectWhole(job.number);
  expect(lines.filter(({ command }) => command === 'approve')).toHaveLength(1);
});

it('killed before the record was written: the next worker writes it', async () => {
  const job = await readyForApproval();
  const key = randomUUID();
  await holdTheRecord();
  const answer = approve(job, key);
  const pid = await waiting();
  await worker.kill();
  await permits.database.query('select pg_terminate_backend($1)', [pid]);
  await lock.query('commit');
  worker = await workerProcess();

  const { status } = await answer;
  expect([200, 503]).toContain(status);
  const again = await until(async () => {
    const retried = await approve(job, key);
    return retried.status === 503 ? undefined : retried;
  });
  expect([again.status, again.body.phase]).toEqual([200, 'approved']);
  const lines = await expectWhole(job.number);
  expect(lines.filter(({ command }) => command === 'approve')).toHaveLength(1);
});

it('killed in a burst of approvals, again and again: each counts once', async () => {
  const jobs = await Promise.all(Array.from({ length: 6 }, () => readyForApproval()));
  const keys = jobs.map(() => randomUUID());
  const approving = jobs.map(async (job, index) => {
    // As a phone does: again with the same key, until there is an answer.
    for (;;) {
      const answer = await approve(job, keys[index]);
      if (answer.status !== 503) return answer;
    }
  });
  for (let death = 0; death < 2; death += 1) {
    await worker.kill();
    worker = await workerProcess();
  }
  const answers = await Promise.all(approving);
  expect(answers.map(({ status }) => status)).toEqual(jobs.map(() => 200));
  for (const { number } of jobs) {
    const lines = await expectWhole(number);
    expect(lines.filter(({ command }) => command === 'approve')).toHaveLength(1);
  }
});
