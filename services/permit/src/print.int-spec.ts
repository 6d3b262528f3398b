/** A permit is printed, its paper is scanned by a phone without an account, and the paper is out of date once anything happened. */
import request from 'supertest';
import { until } from '@holdpoint/testing';
import { crew, hotWork, Job, setUpPlant } from './test-support/plant';
import { runningPermits, type RunningPermits } from './test-support/running-permits';
import { busy } from '@holdpoint/service-kit';
import { PaperSeal } from './app/paper-seal';
import { PermitsReadModel } from './db/permits.read-model';
import { PrintPool } from './print/print-pool';

describe('a permit on paper', () => {
  let permits: RunningPermits;
  let job: Job;
  const seal = (): PaperSeal => new PaperSeal(process.env.HOLDPOINT_AUDIT_KEY, '');
  /** As somebody passing by, without a token of the issuer. */
  const scan = (path: string, accept = 'application/json'): request.Test =>
    request(permits.app.getHttpServer() as Parameters<typeof request>[0])
      .get(path)
      .set('accept', accept);
  const paper = async (): Promise<{ number: string; at: number; head: string }> => {
    const { sequence, chainHead } = await job.read();
    return { number: job.number, at: Number(sequence), head: String(chainHead).slice(0, 16) };
  };

  beforeAll(async () => {
    permits = await runningPermits();
    await setUpPlant(permits);
    job = await Job.submitted(permits);
    await until(async () => (await job.read()).phase === 'inApproval', { what: 'in approval' });
  });
  afterAll(() => permits.stop());

  it('prints three copies in both languages, or one', async () => {
    const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type \/Page\b(?!s)/g)].length;
    const phone = permits.phone(crew.guardian);
    const all = await phone.bytes(`/permits/${job.number}/print?language=zh`);
    const one = await phone.bytes(`/permits/${job.number}/print?language=zh&copy=guardian`);
    expect(all.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pagesOf(all)).toBe(3 * pagesOf(one));
    expect((await phone.get(`/permits/${job.number}/print?copy=everybody`)).status).toBe(400);
  });

  it('answers everybody else while a long permit is drawn', async () => {
    const hazards = Array.from({ length: 120 }, (_, nth) => ({
      hazard: `Hazard ${nth}: ${'sparks and vapour '.repeat(12)}`,
      control: `Control ${nth}: ${'看守并清理可燃物 '.repeat(12)}`,
    }));
    const long = await Job.submitted(permits, hotWork({}, { hazards }));
    const pool = permits.app.get(PrintPool);
    const told: string[] = [];
    const drawing = permits
      .phone(crew.guardian)
      .bytes(`/permits/${long.number}/print`)
      .then((pdf) => {
        told.push('drawn');
        return pdf;
      });
    await until(() => Promise.resolve(pool.underWay === 1), { what: 'a thread drawing' });
    // While it is drawn, not after: on the event loop this would wait behind every page.
    for (let look = 0; look < 3; look += 1) {
      expect((await scan('/health/live')).status).toBe(200);
      told.push('alive');
    }
    expect((await drawing).subarray(0, 5).toString()).toBe('%PDF-');
    expect(told).toEqual(['alive', 'alive', 'alive', 'drawn']);
  });

  it('sends who finds too many waiting away for a while', async () => {
    const pool = permits.app.get(PrintPool);
    const phone = permits.phone(crew.guardian);
    const full = jest.spyOn(pool, 'run').mockRejectedValueOnce(busy(undefined, 5));
    const { status, body, headers } = await phone.get(`/permits/${job.number}/print`);
    full.mockRestore();
    expect([status, body.code, headers['retry-after']]).toEqual([503, 'busy', '5']);
  });

  it('is current until anything happens, and says since when it is not, without people', async () => {
    const link = seal().link(permits.tenant, await paper());
    const before = await scan(link);
    expect(before.body).toMatchObject({
      current: true,
      outOfDate: false,
      valid: false,
      phase: 'inApproval',
      changes: [],
    });
    expect(before.body.standing).toBe('paper-not-approved');
    await job.does(crew.tester, 'record-gas', job.gas(0.05));
    const after = await scan(link);
    expect(after.body).toMatchObject({ current: false, outOfDate: true, outOfDateSince: expect.any(String) });
    expect(after.body.changes).toMatchObject([{ act: 'recordGas' }]);
    expect(after.text).not.toContain(crew.tester);
    const page = await scan(link, 'text/html,application/xhtml+xml,*/*;q=0.8');
    expect(page.type).toBe('text/html');
    expect(page.text).toContain('class="bad"');
    expect(page.text).toContain('OUT OF DATE');
  });

  it('is told from the record who brought about what the form has lines for, up to the version that is printed', async () => {
    const acts = permits.app.get(PermitsReadModel);
    const { sequence } = await job.read();
    const asked = (upTo: number): Promise<unknown> =>
      acts.actsOf(permits.tenant, job.number, upTo, ['submitted', 'gasRecorded', 'issued']);
    expect(await asked(Number(sequence))).toMatchObject([
      { actor: crew.applicant, events: ['submitted'] },
      { actor: crew.tester, events: ['gasRecorded'] },
    ]);
    expect(await asked(Number(sequence) - 1)).toMatchObject([{ actor: crew.applicant }]);
    expect(await acts.actsOf('other', job.number, Number(sequence), ['submitted'])).toEqual([]);
  });

  it('shows nothing without the token of that paper, nor by one of another tenant, permit or version', async () => {
    const told = await paper();
    const link = seal().link(permits.tenant, told);
    const token = new URL(link, 'http://x').searchParams.get('token')!;
    const refused = async (path: string): Promise<unknown[]> => {
      const { status, body } = await scan(path);
      return [status, body.code];
    };
    expect((await scan(`/permits/${job.number}/paper?at=${told.at}&head=${told.head}`)).status).toBe(400);
    const unknown = [404, 'paper-unknown'];
    expect(await refused(link.replace(token, `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`))).toEqual(
      unknown,
    );
    expect(await refused(link.replace(`token=${permits.tenant}.`, 'token=other.'))).toEqual(unknown);
    expect(await refused(link.replace(`at=${told.at}`, `at=${told.at + 1}`))).toEqual(unknown);
    expect(await refused(link.replace(/head=./, 'head=0').replace(/head=0./, 'head=00'))).toEqual(unknown);
    // A tenant that has no such permit, sealed as it should be.
    expect(await refused(seal().link('other', told))).toEqual(unknown);
    const stranger = permits.phone('p-stranger', { tenant: 'other' });
    expect((await stranger.get(`/permits/${job.number}/print`)).status).toBe(404);
  });
});
