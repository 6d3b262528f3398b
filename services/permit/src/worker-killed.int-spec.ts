/** The permit worker dies in the middle of approvals: no act is lost, none done twice, whichever side of the commit it died on. */
import { randomUUID } from 'node:crypto';
import { until } from '@holdpoint/testing';
import { Client } from 'pg';
import { approve, readyForApproval } from './test-support/approval';
import { crew, setUpPlant } from './test-support/plant';
import { runningPermits, type RunningPermits } from './test-support/running-permits';
import { workerProcess, type ServiceProcess } from './test-support/service-processes';
import { expectWhole, holdTheRecord, recordIsHeld } from './test-support/whole-record';

let permits: RunningPermits;
let worker: ServiceProcess;
let lock: Client;

beforeAll(async () => {
  permits = await runningPermits({ worker: false });
  worker = await workerProcess();
  await setUpPlant(permits);
  lock = new Client({ connectionString: permits.database.superuserUrl });
  await lock.connect();
});
afterAll(async () => {
  await worker?.kill();
  await lock?.end();
  await permits?.stop();
});

it('killed after it sent the record, which is committed without it: the approval counts once, and its caller is answered', async () => {
  const job = await readyForApproval(permits);
  const key = randomUUID();
  await holdTheRecord(lock);
  const answer = approve(job, key);
  await recordIsHeld(permits.database);
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
  const lines = await expectWhole(permits.database, job.number);
  expect(lines.filter(({ command }) => command === 'approve')).toHaveLength(1);
});

it('killed before the record was written: the next worker writes it', async () => {
  const job = await readyForApproval(permits);
  const key = randomUUID();
  await holdTheRecord(lock);
  const answer = approve(job, key);
  const pid = await recordIsHeld(permits.database);
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
  const lines = await expectWhole(permits.database, job.number);
  expect(lines.filter(({ command }) => command === 'approve')).toHaveLength(1);
});

it('killed in a burst of approvals, again and again: each counts once', async () => {
  const jobs = await Promise.all(Array.from({ length: 6 }, () => readyForApproval(permits)));
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
    const lines = await expectWhole(permits.database, number);
    expect(lines.filter(({ command }) => command === 'approve')).toHaveLength(1);
  }
}, 300_000);
