/** What moves between the door's look and the decision, by two acts that are under way at once: a right taken back, content changed. Neither counts as it was seen (P1, P3). */
import { randomUUID } from 'node:crypto';
import { TemporalClient } from '@holdpoint/temporal';
import { plusMinutes } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import { Client } from 'pg';
import { readyForApproval } from './test-support/hot-work-steps';
import { photo } from './test-support/photo';
import { crew, holders, Job, now, onSpot, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';
import { by, look } from './test-support/signing';

jest.setTimeout(240_000);

let permits: RunningPermits;
let admin: Phone;
/** Acts that have passed the door go on to Temporal: watched, not stood in for. */
let sent: jest.SpyInstance;

beforeAll(async () => {
  permits = await runningPermits();
  admin = await setUpPlant(permits);
  await admin.put(`/sites/${site}/duties/maintenance`, {
    holders: [{ person: 'p-deputy', from: plusMinutes(now(), -1440) }],
  });
  sent = jest.spyOn(permits.app.get(TemporalClient), 'executeCommand');
});
afterAll(() => permits?.stop());
beforeEach(() => sent.mockClear());

const passedTheDoor = (acts: number): Promise<unknown> =>
  until(() => sent.mock.calls.length >= acts, { what: `${acts} acts past the door` });
const codes = ({ body: { code, reasons = [] } }: Answer): unknown[] => [code, ...reasons.map((one) => one.code)];
const inApproval = async (): Promise<Job> => {
  const job = await Job.submitted(permits);
  await readyForApproval(job, admin);
  sent.mockClear();
  return job;
};
const holds = (person: string): Promise<Answer> =>
  admin.put(`/sites/${site}/duties/unit-head`, { holders: [{ person, from: plusMinutes(now(), -1440) }] });

describe('a signature by delegation that waits for its decision', () => {
  let delegation: string;
  let job: Job;
  let signing: Promise<Answer>;
  const key = randomUUID;
  let used: string;
  const signs = (): Promise<Answer> => job.act('p-deputy', 'approve', { stage: 'unit', place: onSpot }, { key: used });

  beforeEach(async () => {
    const given = await permits.phone(holders['unit-head']).post('/delegations', {
      delegate: 'p-deputy',
      duties: ['unit-head'],
      sites: [site],
      from: plusMinutes(now(), -1),
      until: plusMinutes(now(), 600),
      reason: 'Away for the yearly meeting',
    });
    delegation = String(given.body.id);
    job = await inApproval();
    await permits.stopWorker();
    used = key();
    signing = signs();
    await passedTheDoor(1);
  });
  afterEach(async () => {
    await holds(holders['unit-head']);
    await admin.post(`/delegations/${delegation}/withdrawal`, { reason: 'The spec is over' });
  });
  const notSigned = async (answer: Answer): Promise<void> => {
    expect([answer.status, ...codes(answer)]).toEqual([403, 'not-entitled', 'delegation-ended']);
    expect(answer.body.reasons![0]!.message).toContain('does not count');
    const read = await job.read();
    expect(read.phase).toBe('inApproval');
    expect((read.state as { stages: { signatures: object[] }[] }).stages[0]!.signatures).toEqual([]);
    // The stage is open as before: the holder signs it.
    await job.does(holders['unit-head'], 'approve', { stage: 'unit', place: onSpot });
    expect((await job.read()).phase).toBe('approved');
  };

  it('doesn’t count when the delegation is taken back meanwhile', async () => {
    const withdrawn = await admin.post(`/delegations/${delegation}/withdrawal`, { reason: 'Back a day early' });
    expect(withdrawn.status).toBe(200);
    await permits.startWorker();
    await notSigned(await signing);
  });

  it('doesn’t count when its giver has lost the duty meanwhile', async () => {
    await holds('p-new-head');
    await permits.startWorker();
    const answer = await signing;
    await holds(holders['unit-head']);
    await notSigned(answer);
  });

  it('counts when nothing has changed; taken back afterwards it stays given, and later than its signature', async () => {
    await permits.startWorker();
    expect((await signing).status).toBe(200);
    await admin.post(`/delegations/${delegation}/withdrawal`, { reason: 'Back a day early' });
    expect((await signs()).status).toBe(200);
    const [row] = await permits.database.query<{ later: boolean }>(
      `select w.at > t.at as later from delegation_withdrawal w, transition t
       where w.delegation = $1 and t.number = $2 and t.command = 'approve'`,
      [delegation, job.number],
    );
    expect(row!.later).toBe(true);
  });
});

it('a signature of what has changed since the door looked, while another act is being recorded, is refused with what moved', async () => {
  const signer = permits.phone(holders['unit-head']);
  const job = await inApproval();
  const seen = await look(signer, job, 'act=approve&stage=unit');
  const { measures } = seen.shown as { measures: { recorded: Record<string, { by: string }> } };
  const [measure = ''] = Object.keys(measures.recorded).filter((id) => measures.recorded[id]?.by === crew.charge);
  const picture = await signer.upload('/attachments', photo({ comment: randomUUID() }), 'image/jpeg');
  const signature = by('handwritten', seen, { handwriting: picture.body.id });

  // Held by somebody else, the permit's row keeps the first act from its record, and the second still reads the row as it was.
  const holding = new Client({ connectionString: permits.database.superuserUrl });
  await holding.connect();
  try {
    await holding.query('begin');
    await holding.query('select from permit where number = $1 for update', [job.number]);
    const confirming = job.act(crew.charge, 'confirm-measures', { confirmations: [{ measure, applicable: false }] });
    await until(
      async () =>
        (
          await permits.database.query(
            `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
               and query like '%insert into permit %'`,
          )
        ).length > 0,
      { what: 'the first act waiting for its record' },
    );
    const approving = signer.post(`/permits/${job.number}/approve`, { stage: 'unit', place: onSpot, signature });
    await passedTheDoor(2);
    await holding.query('rollback');

    expect((await confirming).status).toBe(200);
    const answer = await approving;
    expect([answer.status, ...codes(answer)]).toEqual([409, 'shown-content-changed', 'shown-content-changed']);
  } finally {
    await holding.end();
  }
  expect((await job.read()).phase).toBe('inApproval');
  const events = (await admin.get(`/permits/${job.number}/transitions`)).body as unknown as { command: string }[];
  expect(events.filter(({ command }) => command === 'approve')).toEqual([]);
});
