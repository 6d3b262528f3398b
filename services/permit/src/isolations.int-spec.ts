/** The isolation register over HTTP beside permits that live on a real Temporal server: nothing comes off under them, and they work only behind what stands (P12). */
import { randomUUID } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plusMinutes } from '@holdpoint/permit-domain';
import { repository, until } from '@holdpoint/testing';
import { approveHotWork, readyHotWork } from './test-support/hot-work-steps';
import { area, crew, holders, Job, noFireWatch, now, onSpot, setUpPlant, site } from './test-support/plant';
import {
  runningPermits,
  type Answer,
  type CallOptions,
  type Phone,
  type RunningPermits,
} from './test-support/running-permits';

const ivy = 'p-ivy';
const ian = holders['shift-leader'];
const cleared = { areaInspected: true, peopleClear: true, affectedTold: true };
const blind = {
  point: 'P-2103-inlet',
  energy: 'process',
  kind: 'blind',
  drawing: 'PID-21-003',
  size: 'DN80 PN16',
  position: '=inlet flange',
};
const breaker = { point: 'P-2103-breaker', energy: 'electrical', kind: 'lock' };
const plan = { site, area, equipment: 'P-2103', purpose: 'Seal change', points: [blind, breaker], box: 'box-4' };
const codesOf = ({ body }: Answer): string[] => (body.reasons ?? []).map(({ code }) => code);

describe('the isolation register', () => {
  let permits: RunningPermits;
  let admin: Phone;
  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    await noFireWatch(admin);
    const held = { holders: [{ person: ivy, from: plusMinutes(now(), -1440) }] };
    expect((await admin.put(`/sites/${site}/duties/isolating-authority`, held)).status).toBe(200);
  });
  afterAll(() => permits.stop());

  const act = (number: string, person: string, name: string, body: object = {}, more: CallOptions = {}) =>
    permits.phone(person).post(`/isolations/${number}/${name}`, body, more);
  async function does(number: string, person: string, name: string, body: object = {}): Promise<Answer['body']> {
    const answer = await act(number, person, name, body);
    if (answer.status !== 200) throw new Error(`${name}: ${answer.status} ${answer.text}`);
    return answer.body;
  }
  async function planned(body: object = plan): Promise<string> {
    const answer = await permits.phone(ivy).post('/isolations', body);
    expect([answer.status, answer.body.state]).toEqual([201, 'planned']);
    return String(answer.body.number);
  }
  async function inForce(): Promise<string> {
    const number = await planned();
    const points = [
      { point: blind.point, tag: 'T-1' },
      { point: breaker.point, tag: 'T-2', lock: 'L-31' },
    ];
    await does(number, ivy, 'apply', { points, evidence: ['photo-1'] });
    const verified = points.map(({ point }) => ({ point, method: 'tried' }));
    await does(number, ian, 'verify', { points: verified });
    expect(await does(number, ivy, 'close-box')).toMatchObject({ state: 'verified', inForce: true });
    return number;
  }
  const heard = (job: Job, isolation: string): Promise<unknown> =>
    until(async () => {
      const { standsOn = [] } = (await job.read()).state as { standsOn?: { number: string }[] };
      return standsOn.some(({ number }) => number === isolation);
    });

  it('numbers what is planned, reads it back, refuses all faults at once, and does an act once by its key', async () => {
    const key = randomUUID();
    const [one, two] = await Promise.all([
      permits.phone(ivy).post('/isolations', plan, { key }),
      permits.phone(ivy).post('/isolations', plan, { key }),
    ]);
    expect([one.status, two.body]).toEqual([201, one.body]);
    expect(one.body.number).toMatch(/^GL-\d{4}-\d{6}$/);
    const number = String(one.body.number);
    const other = await permits.phone(ivy).post('/isolations', { ...plan, equipment: 'P-9' }, { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const faulty = { ...plan, points: [{ ...blind, size: undefined, drawing: undefined }, { ...blind }] };
    const refused = await permits.phone(ivy).post('/isolations', faulty);
    expect([refused.status, refused.body.code, refused.body.reasons?.map(({ field }) => field)]).toEqual([
      422,
      'fields-invalid',
      ['/points/0/drawing', '/points/0/size', '/points/1/point'],
    ]);
    expect((await permits.phone(ivy).post('/isolations', { ...plan, site: 'nowhere' })).body.code).toBe('site-unknown');
    expect((await permits.phone(ivy).post('/isolations', { ...plan, area: 'none' })).body.code).toBe('area-unknown');
    const stranger = await permits.phone('p-stranger').post('/isolations', plan, { language: 'zh' });
    expect([stranger.status, stranger.body.code, stranger.body.reasons?.[0]?.message]).toEqual([
      403,
      'not-entitled',
      expect.stringContaining('只能由以下人员执行'),
    ]);

    const read = await permits.phone(ivy).get(`/isolations/${number}`);
    expect([read.headers.etag, read.body.points]).toEqual(['"1"', [expect.objectContaining(blind), expect.anything()]]);
    const points = { points: [{ point: blind.point, tag: 'T-1' }] };
    const stale = await act(number, ivy, 'apply', points, { ifMatch: 7 });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-sequence']);
    expect((await act(number, ivy, 'apply', points, { ifMatch: 1 })).body.sequence).toBe(2);
    const list = await permits.phone(ivy).get(`/isolations?site=${site}&state=planned,applied&limit=1`);
    expect((list.body.items as { number: string }[]).map((each) => each.number)).toEqual([number]);
    expect((await permits.phone(ivy).get('/isolations/GL-2026-999999')).body.code).toBe('isolation-unknown');
  });

  it('a permit works only behind it, and it stays until the permit has no more need of it', async () => {
    const isolation = await planned();
    const job = await Job.submitted(permits);
    const link = await act(isolation, crew.charge, 'link-permit', { permit: job.number });
    expect([link.status, link.body.events]).toEqual([200, ['permitLinked']]);
    await readyHotWork(job, admin);
    const early = await job.act(crew.charge, 'start', { place: onSpot });
    expect([early.status, codesOf(early)]).toEqual([422, ['isolation-not-in-force']]);
    expect(await job.obstacles('start')).toEqual([
      expect.objectContaining({ code: 'isolation-not-in-force', mendBy: 'isolating-authority' }),
    ]);

    const points = [
      { point: blind.point, tag: 'T-1' },
      { point: breaker.point, tag: 'T-2', lock: 'L-7' },
    ];
    await does(isolation, ivy, 'apply', { points });
    await does(isolation, ian, 'verify', { points: points.map(({ point }) => ({ point, method: 'tried' })) });
    await does(isolation, ivy, 'close-box');
    await does(isolation, crew.welder, 'lock-on', { lock: 'W-1', permit: job.number });
    await job.does(crew.charge, 'start', { place: onSpot });

    const opened = await act(isolation, ivy, 'open-box');
    expect(codesOf(opened)).toEqual(['isolation-box-locked', 'isolation-permit-at-work']);
    await job.does(crew.charge, 'suspend', { reason: 'rotation test' });
    await does(isolation, crew.welder, 'lock-off', { lock: 'W-1' });
    await does(isolation, ivy, 'open-box');
    const removal = await act(isolation, ivy, 'remove', { points: [blind.point, breaker.point], ...cleared });
    expect([removal.status, removal.body.reasons?.[0]]).toEqual([
      422,
      expect.objectContaining({
        code: 'isolation-permit-stands',
        params: { number: job.number, phase: 'suspended' },
        message: expect.stringContaining(job.number) as string,
      }),
    ]);
    const test = { points: [breaker.point], reason: 'rotation', ...cleared };
    expect(await does(isolation, ivy, 'release-for-test', test)).toMatchObject({ state: 'temporarilyReleased' });
    expect(codesOf(await job.act(crew.charge, 'resume', { place: onSpot }))).toContain('isolation-not-in-force');
    await does(isolation, ivy, 'apply', { points: [points[1]] });
    await does(isolation, ian, 'verify', { points: [{ point: breaker.point, method: 'tried again' }] });
    await does(isolation, ivy, 'close-box');
    await job.does(crew.charge, 'resume', { place: onSpot });

    await job.does(crew.charge, 'hand-back', { siteClear: true, noEmbers: true, restored: true });
    await does(isolation, ivy, 'open-box');
    expect(await does(isolation, ivy, 'remove', { points: [blind.point, breaker.point], ...cleared })).toMatchObject({
      state: 'removed',
    });
    const late = await act(isolation, ivy, 'apply', { points });
    expect([late.status, late.body.code]).toEqual([409, 'isolation-over']);

    // The record of both proves it: what the permit heard, and the register's own chain.
    const transitions = await permits.phone('p-auditor').get(`/permits/${job.number}/transitions?limit=500`);
    const heardOf = (transitions.body as unknown as { command: string }[]).map(({ command }) => command);
    expect(heardOf).toContain('isolationChanged');
    const { text, status } = await permits.phone('p-auditor').get(`/isolations/${isolation}/audit`);
    expect(status).toBe(200);
    const file = join(mkdtempSync(join(tmpdir(), 'isolation-')), 'isolation.jsonl');
    const verify = (content: string): number | null => {
      writeFileSync(file, content);
      return spawnSync(process.execPath, [join(repository, 'tools/audit/verify.mjs'), file]).status;
    };
    expect([verify(text), verify(text.replace('"L-7"', '"L-8"'))]).toEqual([0, 1]);
    // A bundle of the permit brings the register's chain that its acts stood on, and fails by name when that is gone from the database.
    const bundle = join(mkdtempSync(join(tmpdir(), 'isolation-')), 'bundle.tar');
    const verified = async (): Promise<Record<string, unknown>> => {
      writeFileSync(bundle, await permits.phone('p-auditor').bytes(`/permits/${job.number}/bundle`));
      const run = spawnSync(process.execPath, [join(repository, 'tools/audit/verify.mjs'), bundle, '--json']);
      return JSON.parse(run.stdout.toString()) as Record<string, unknown>;
    };
    expect(await verified()).toMatchObject({ ok: true, permits: 1, isolations: 1 });
    const kept = `create table kept as select * from isolation_entry where number = '${isolation}'`;
    const gone = `delete from isolation_entry where number = '${isolation}'`;
    const unseen = 'set session_replication_role = replica';
    await permits.database.query(`${unseen}; ${kept}; ${gone}`);
    expect(await verified()).toMatchObject({
      ok: false,
      code: 'isolation-missing',
      message: expect.stringContaining(`isolation ${isolation}, which line `) as string,
    });
    await permits.database.query(`${unseen}; insert into isolation_entry select * from kept; drop table kept`);
    const entries = await permits.phone('p-auditor').get(`/isolations/${isolation}/entries`);
    expect((entries.body as unknown as { command: string; actor: string }[]).slice(0, 3)).toMatchObject([
      { command: 'plan', actor: ivy },
      { command: 'linkPermit', actor: crew.charge },
      { command: 'apply', actor: ivy },
    ]);
  });

  it('stops the work behind a point that is found broken', async () => {
    const isolation = await inForce();
    const job = await Job.submitted(permits);
    await does(isolation, crew.applicant, 'link-permit', { permit: job.number });
    await readyHotWork(job, admin);
    await job.does(crew.charge, 'start', { place: onSpot });
    await does(isolation, crew.guardian, 'report-broken', { points: [breaker.point], finding: 'Lock hangs open' });
    await until(async () => (await job.read()).phase === 'suspended', { what: `${job.number} suspended` });
    const { suspension } = (await job.read()).state as { suspension: { reasons: unknown[] } };
    expect(suspension.reasons).toEqual([
      expect.objectContaining({ code: 'isolation-not-in-force', params: { number: isolation, state: 'broken' } }),
    ]);
    expect(codesOf(await job.act(crew.charge, 'resume', { place: onSpot }))).toContain('isolation-not-in-force');
    await job.does(holders['safety-officer'], 'revoke', { reason: 'not safe' });
  });

  it('never lets an approval and a removal both through', async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const isolation = await inForce();
      const job = await Job.submitted(permits);
      await does(isolation, crew.charge, 'link-permit', { permit: job.number });
      await heard(job, isolation);
      await does(isolation, ivy, 'open-box');
      await until(async () => (await job.read()).phase === 'inApproval');
      const off = async (): Promise<string> => {
        await does(isolation, crew.charge, 'unlink-permit', { permit: job.number });
        await does(isolation, ivy, 'remove', { points: [blind.point, breaker.point], ...cleared });
        return 'removed';
      };
      const [approved, removed] = await Promise.allSettled([
        approveHotWork(job, admin).then(() => job.read()),
        round === 0 ? until(async () => (await job.read()).phase === 'approved').then(off) : off(),
      ]);
      const { phase } = await job.read();
      const { dependents, state } = (await permits.phone(ivy).get(`/isolations/${isolation}`)).body;
      outcomes.push(`${approved.status} ${removed.status}`);
      // Approved on the isolation: it stands. Taken off: the permit no longer names it, and was approved, if at all, without it.
      if (removed.status === 'rejected')
        expect([phase, state, dependents]).toEqual(['approved', 'verified', [job.number]]);
      else expect([state, dependents]).toEqual(['removed', []]);
      await job.act(crew.applicant, 'cancel', { reason: 'race is run' });
    }
    expect(outcomes[0]).toBe('fulfilled rejected');
  });

  it('lists a site’s blinds with their numbers, sizes, places and permits, as a table too', async () => {
    const isolation = await inForce();
    const job = await Job.submitted(permits);
    await does(isolation, crew.charge, 'link-permit', { permit: job.number });
    const own = { point: 'V-9', energy: 'process', kind: 'blind', state: 'applied', tag: 'MB-017' };
    await job.does(crew.charge, 'record-isolation', { points: [own] });
    const blinds = (await permits.phone(ivy).get(`/sites/${site}/blinds`)).body as unknown as Record<string, unknown>[];
    expect(blinds).toContainEqual({
      point: blind.point,
      tag: 'T-1',
      drawing: blind.drawing,
      size: blind.size,
      position: blind.position,
      state: 'verified',
      area,
      equipment: 'P-2103',
      isolation,
      permits: [job.number],
      changedAt: expect.any(String) as string,
    });
    expect(blinds).toContainEqual(
      expect.objectContaining({ point: 'V-9', tag: 'MB-017', state: 'applied', permits: [job.number] }),
    );
    expect(blinds.filter(({ state }) => state === 'removed')).toEqual([]);
    const all = (await permits.phone(ivy).get(`/sites/${site}/blinds?includeRemoved=true`))
      .body as unknown as unknown[];
    expect(all.length).toBeGreaterThan(blinds.length);
    const csv = await permits.phone(ivy).get(`/sites/${site}/blinds.csv`);
    expect([csv.headers['content-type'], csv.headers['content-disposition']]).toEqual([
      'text/csv; charset=utf-8',
      `attachment; filename="blinds-${site}.csv"`,
    ]);
    expect(csv.text).toContain(
      `${blind.point},T-1,PID-21-003,DN80 PN16,'=inlet flange,verified,${area},P-2103,${isolation}`,
    );
    expect((await permits.phone(ivy).get('/sites/nowhere/blinds')).body.code).toBe('site-unknown');
  });

  it('keeps tenants apart, whatever they ask', async () => {
    const isolation = await inForce();
    const rival = permits.phone(ivy, { tenant: 'rival' });
    for (const path of ['', '/entries', '/audit'])
      expect((await rival.get(`/isolations/${isolation}${path}`)).body.code).toBe('isolation-unknown');
    const cut = await rival.post(`/isolations/${isolation}/open-box`, {});
    expect([cut.status, cut.body.code]).toEqual([404, 'isolation-unknown']);
    expect((await rival.get('/isolations')).body.items).toEqual([]);
    expect((await rival.get(`/sites/${site}/blinds`)).body.code).toBe('site-unknown');
    const reader = permits.phone(ivy, { scopes: ['permit:read'] });
    expect((await reader.post(`/isolations/${isolation}/open-box`, {})).body.code).toBe('scope-missing');
  });
});
