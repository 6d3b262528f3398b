/** The report of a job on real parts: through HTTP ahead of it, and through Temporal as a permit's workflow asks. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { QualificationQuestion } from '@holdpoint/contracts';
import { plusMinutes, type QualificationReport } from '@holdpoint/permit-domain';
import { NativeConnection, Worker } from '@temporalio/worker';
import { DrawReport } from './app/draw-report.use-case';
import { welding } from '../test/stand-in-register';
import {
  archived,
  type Client,
  newIdentityNumber,
  registered,
  type Running,
  startQualification,
} from '../test/running-service';

const weldingClass = 'special-trade/welding-hot-cutting';
let running: Running;
let clerk: Client;
let welder: string;
let guardian: string;
const from = new Date().toISOString();
const until = plusMinutes(from, 480);

beforeAll(async () => {
  running = await startQualification();
});
afterAll(() => running?.stop());
beforeEach(async () => {
  clerk = await running.as();
  running.restartDesk();
  running.register.trouble = 'none';
  const identityNumber = newIdentityNumber();
  welder = await registered(clerk, { name: '张伟', identityNumber });
  guardian = await registered(clerk, { name: '李强' });
  await archived(clerk, welder, {
    certificateClass: weldingClass,
    number: `T-${identityNumber}`,
    issuedOn: '2024-03-10',
    validUntil: '2030-03-09',
    reExaminationDueOn: '2028-03-09',
  });
  await archived(clerk, guardian);
  await clerk.post(`/people/${welder}/medical`, { examinedOn: '2026-01-05', verdict: 'fit' });
  running.register.certificates.splice(0, Infinity, {
    number: `T-${identityNumber}`,
    name: '张伟',
    identity: identityNumber,
    trade: welding,
    issued: '2024-03-10',
    until: '2030-03-09',
    status: '有效',
  });
});

const people = () => [
  { person: welder, role: 'welder', needs: [weldingClass] },
  { person: guardian, role: 'guardian', needs: ['enterprise/guardian'] },
];
const draw = async (more: object = {}) =>
  (await clerk.post('/reports', { site: 'north', area: 'tanks', people: people(), from, until, ...more }))
    .body as QualificationReport & { evidence: { certificates: unknown[] }[] };

describe('a report ahead of a job', () => {
  it('asks the register first, finds everyone fit, and is kept with what it rests on', async () => {
    const report = await draw();
    expect(report.findings).toEqual([
      { person: welder, role: 'welder', meets: true, reasons: [], validUntil: '2028-03-09T16:00:00.000Z' },
      { person: guardian, role: 'guardian', meets: true, reasons: [], validUntil: '2030-12-31T16:00:00.000Z' },
    ]);
    expect(report.evidence[0]?.certificates).toEqual([
      expect.objectContaining({
        certificateClass: weldingClass,
        verification: 'confirmed',
        lastConfirmedAt: expect.any(String) as unknown,
      }),
    ]);
    expect((await clerk.get(`/reports/${report.id}`)).body).toEqual(report);
    expect((await clerk.get('/reports?site=north')).body).toMatchObject({ items: [{ id: report.id }] });
    const other = await running.as();
    expect((await other.get(`/reports/${report.id}`)).body).toMatchObject({ status: 404, code: 'report-unknown' });
  });

  it('does not ask again what was confirmed a while ago', async () => {
    await draw();
    const asked = running.register.asked.length;
    await draw();
    expect(running.register.asked).toHaveLength(asked);
  });

  it('finds a forged certificate on the way', async () => {
    running.register.certificates.splice(0);
    const [finding] = (await draw()).findings;
    expect(finding).toMatchObject({
      meets: false,
      reasons: [{ code: 'certificate-forged', certificateClass: weldingClass }],
    });
  });

  it('goes on without a register that is away, by what was known: nothing', async () => {
    running.register.trouble = 'silent';
    const [finding, other] = (await draw()).findings;
    expect(finding).toMatchObject({ meets: false, reasons: [{ code: 'not-verified' }] });
    expect(other).toMatchObject({ meets: true });
  });

  it('gives every reason of everyone at once', async () => {
    await clerk.post('/site-bans', { person: guardian, site: 'north', reason: 'x' });
    const { findings } = await draw({
      people: [
        { person: 'p-nobody', role: 'welder', needs: [weldingClass] },
        { person: guardian, role: 'entrant', needs: ['enterprise/confined-space'] },
      ],
    });
    expect(findings.map(({ reasons }) => reasons.map(({ code }) => code))).toEqual([
      ['person-unknown'],
      ['certificate-missing', 'medical-missing', 'site-ban'],
    ]);
  });

  it('refuses a window that is none, or longer than any job', async () => {
    const post = (more: object) => clerk.post('/reports', { site: 'north', people: people(), from, until, ...more });
    expect((await post({ until: from })).body).toMatchObject({
      status: 422,
      reasons: [{ code: 'times-reversed', field: '/until' }],
    });
    expect((await post({ until: plusMinutes(from, 93 * 1440) })).body).toMatchObject({
      reasons: [{ code: 'report-window-too-long' }],
    });
    expect((await post({ people: [] })).status).toBe(400);
  });

  it('cannot be changed once drawn', async () => {
    const { id } = await draw();
    await expect(
      running.database.query(`update qualification_report set findings = '[]' where id = $1`, [id]),
    ).rejects.toThrow('append-only');
  });
});

describe('a report for a permit', () => {
  const question = (): QualificationQuestion => ({
    tenant: clerk.tenant,
    permit: 'DH-2026-000123',
    site: 'north',
    area: 'tanks',
    people: people(),
    from,
    until,
    correlationId: randomUUID(),
  });

  it('is answered to a workflow on its own queue, in ids and codes only', async () => {
    const connection = await NativeConnection.connect({ address: running.temporal.address });
    const taskQueue = `ask-${randomUUID()}`;
    const worker = await Worker.create({
      connection,
      namespace: running.temporal.namespace,
      taskQueue,
      workflowsPath: join(__dirname, '../test/ask-report.workflow.ts'),
    });
    const asked = question();
    const report = await worker.runUntil(
      running.temporal.client.workflow.execute('askReport', {
        taskQueue,
        workflowId: randomUUID(),
        args: [asked],
      }) as Promise<QualificationReport>,
    );
    await connection.close();
    expect(report).toEqual({
      id: expect.stringMatching(/^rep-/) as unknown,
      at: expect.any(String) as unknown,
      findings: [
        expect.objectContaining({ person: welder, meets: true }),
        expect.objectContaining({ person: guardian, meets: true }),
      ],
    });
    expect(JSON.stringify(report)).not.toMatch(/张伟|李强/);
    const { body } = await clerk.get('/reports?permit=DH-2026-000123');
    expect(body).toMatchObject({
      items: [{ id: report.id, permit: 'DH-2026-000123', drawnBy: 'system:permit-workflow' }],
    });
    const [row] = await running.database.query<{ correlation_id: string }>(
      'select correlation_id from qualification_report where id = $1',
      [report.id],
    );
    expect(row?.correlation_id).toBe(asked.correlationId);
  });

  it('is drawn once for one request, also when two ask at the same moment', async () => {
    const drawReport = running.app.get(DrawReport);
    const act = { tenant: clerk.tenant, by: 'system:permit-workflow', at: from, correlationId: randomUUID() };
    const { correlationId: _, tenant: __, ...asked } = question();
    const key = randomUUID();
    const reports = await Promise.all(
      Array.from({ length: 4 }, () => drawReport.run(act, { ...asked, window: { from, until } }, key)),
    );
    expect(new Set(reports.map(({ id }) => id)).size).toBe(1);
    expect(await drawReport.run(act, { ...asked, window: { from, until } }, key)).toEqual(reports[0]);
    expect((await clerk.get('/reports')).body).toMatchObject({ items: [{ id: reports[0]?.id }] });
  });
});
