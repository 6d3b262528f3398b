/** A hot-work permit lives its whole life over HTTP, on a real Temporal server, Kafka and PostgreSQL, with the real worker. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evolveAll, type PermitEvent } from '@holdpoint/permit-domain';
import { metrics } from '@holdpoint/service-kit';
import { repository, until } from '@holdpoint/testing';
import { readyForApproval, readyHotWork } from './test-support/hot-work-steps';
import { photo } from './test-support/photo';
import { crew, holders, hotWork, Job, noFireWatch, now, onSpot, setUpPlant, site } from './test-support/plant';
import { runningPermits, type Phone, type RunningPermits } from './test-support/running-permits';

const phaseOf = async (job: Job): Promise<unknown> => (await job.read()).phase;
const inPhase = (job: Job, phase: string): Promise<unknown> =>
  until(async () => (await phaseOf(job)) === phase, { what: `${job.number} ${phase}` });

describe('the life of a hot-work permit', () => {
  let permits: RunningPermits;
  let admin: Phone;
  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    await noFireWatch(admin);
  });
  afterAll(() => permits.stop());

  it('goes from a submission to the archive, and its record proves it', async () => {
    const job = await Job.submitted(permits);
    expect(job.number).toMatch(/^DH-\d{4}-\d{6}$/);
    await readyForApproval(job, admin);
    expect(await job.read()).toMatchObject({
      level: '2',
      waiting: { on: ['unit-head'], dueAt: expect.any(String) },
      stages: [{ stage: 'unit', duties: ['unit-head'] }],
      workflow: { workflowId: `permit/${permits.tenant}/${job.number}` },
    });

    const remote = await job.act(holders['unit-head'], 'approve', {
      stage: 'unit',
      place: { workPointCode: 'WP-WRONG' },
    });
    expect([remote.status, remote.body.code]).toEqual([422, 'conditions-not-met']);
    expect(remote.body.reasons).toContainEqual(expect.objectContaining({ clause: '4.11' }));
    const stranger = await job.act(holders['plant-head'], 'approve', { stage: 'unit', place: onSpot });
    expect([stranger.status, stranger.body.code]).toEqual([403, 'not-entitled']);
    expect((await job.does(holders['unit-head'], 'approve', { stage: 'unit', place: onSpot })).body).toMatchObject({
      phase: 'approved',
      events: ['stageSigned', 'approved'],
    });

    await job.does(crew.charge, 'sign-briefing', { as: 'giver' });
    for (const person of [crew.welder, crew.guardian]) await job.does(person, 'sign-briefing', { as: 'receiver' });
    await job.does(holders['shift-leader'], 'check-ticket', { place: onSpot });
    await job.does(crew.charge, 'issue');

    const lel = await job.act(crew.tester, 'record-gas', job.gas(10, '%LEL'));
    expect([lel.status, lel.body.code]).toEqual([422, 'fields-invalid']);
    expect(lel.body.reasons).toContainEqual(
      expect.objectContaining({ code: 'gas-unit-wrong', field: '/samples/0/readings/0/unit' }),
    );

    const obstacles = (await job.obstacles('start')).map(({ code }) => code);
    expect(obstacles).toContain('check-in-missing');
    const early = await job.act(crew.charge, 'start', { place: onSpot });
    expect([early.status, early.body.code]).toEqual([422, 'conditions-not-met']);
    expect((early.body.reasons ?? []).map(({ code }) => code)).toEqual(expect.arrayContaining(obstacles));

    await job.does(crew.tester, 'record-gas', job.gas(0.05));
    await job.does(crew.applicant, 'check-in', { as: 'applicant', place: onSpot });
    await job.does(crew.guardian, 'check-in', { as: 'guardian', place: onSpot });
    expect(await job.obstacles('start')).toEqual([
      expect.objectContaining({
        code: 'wind-not-reported',
        clause: '5.2.15',
        mendBy: 'person-in-charge',
        by: expect.any(String),
      }),
    ]);
    await job.does(crew.charge, 'report-weather', { windForce: 3 });
    expect(await job.obstacles('start')).toEqual([]);
    expect((await job.does(crew.charge, 'start', { place: onSpot })).body.phase).toBe('active');

    expect((await job.does(crew.welder, 'suspend', { reason: 'smell-of-gas' })).body.phase).toBe('suspended');
    expect((await job.does(crew.charge, 'resume', { place: onSpot })).body.phase).toBe('active');
    const photoOfPlace = await permits.phone(crew.charge).upload('/attachments', photo(), 'image/jpeg');
    const attachments = [photoOfPlace.body.id];
    await job.does(crew.charge, 'hand-back', { siteClear: true, noEmbers: true, restored: true, attachments });
    const { body: hanging } = await permits.phone(crew.charge).get(`/permits/${job.number}/attachments`);
    expect(hanging).toMatchObject([{ id: attachments[0], field: '/handBack' }]);
    expect((await job.does(holders['shift-leader'], 'accept-completion', { place: onSpot })).body.phase).toBe(
      'accepted',
    );
    await job.does(holders['shift-leader'], 'close');
    expect((await job.does(holders.archive, 'archive')).body.phase).toBe('archived');

    const late = await job.act(crew.welder, 'suspend', { reason: 'too late' });
    expect([late.status, late.body.code]).toEqual([409, 'permit-ended']);
    await proven(job);
  });

  /** The export passes the verifier, and folding the transitions gives the row. */
  async function proven(job: Job): Promise<void> {
    const { status, text, headers } = await permits.phone('p-auditor').get(`/permits/${job.number}/audit`);
    expect([status, headers['content-type']]).toEqual([200, expect.stringContaining('application/jsonl')]);
    const file = join(mkdtempSync(join(tmpdir(), 'audit-')), 'permit.jsonl');
    writeFileSync(file, text);
    const verify = (): number | null =>
      spawnSync(process.execPath, [join(repository, 'tools/audit/verify.mjs'), file]).status;
    expect(verify()).toBe(0);
    writeFileSync(file, text.replace('"windForce"', '"windforce"').replace('0.05', '0.04'));
    expect(verify()).not.toBe(0);

    const lines = text.trim().split('\n').slice(1, -1);
    const events = lines.flatMap((line) => (JSON.parse(line) as { body: { events: PermitEvent[] } }).body.events);
    const [row] = await permits.database.query<{ state: unknown; sequence: number }>(
      'select state, sequence from permit where number = $1',
      [job.number],
    );
    expect(JSON.parse(JSON.stringify(evolveAll(undefined, events)))).toMatchObject({
      number: job.number,
      phase: 'archived',
    });
    expect(row?.sequence).toBe(lines.length);
    const transitions = await permits.phone('p-auditor').get(`/permits/${job.number}/transitions?limit=500`);
    expect(transitions.body).toHaveLength(lines.length);
    await bundled(job);
    await decidedAgain(job, transitions.body as unknown as { sequence: number; command: string; at: string }[]);
  }

  /** The signed archive of the permit passes the verifier under the key that the service tells, and not with a byte changed. */
  async function bundled(job: Job): Promise<void> {
    const auditor = permits.phone('p-auditor');
    const key = await auditor.get('/audit/key');
    expect(key.status).toBe(200);
    const folder = mkdtempSync(join(tmpdir(), 'audit-'));
    const verdict = (bytes: Buffer): number | null => {
      writeFileSync(join(folder, 'bundle.tar'), bytes);
      const { publicKey } = key.body as { publicKey: string };
      return spawnSync(process.execPath, [
        join(repository, 'tools/audit/verify.mjs'),
        join(folder, 'bundle.tar'),
        '--key',
        publicKey,
      ]).status;
    };
    for (const path of [`/permits/${job.number}/bundle`, `/audit/bundles/${new Date().toISOString().slice(0, 7)}`]) {
      const tar = await auditor.bytes(path);
      expect(verdict(tar)).toBe(0);
      tar[700] = tar[700]! ^ 0x01;
      expect(verdict(tar)).toBe(1);
    }
    expect((await auditor.get('/audit/bundles/2026-13')).status).toBe(404);
  }

  /** Why it was allowed: each act, decided again from the record, comes to the same, and the start shows what it was held against. */
  async function decidedAgain(job: Job, acts: { sequence: number; command: string; at: string }[]): Promise<void> {
    const auditor = permits.phone('p-auditor');
    for (const { sequence } of acts) {
      const { body } = await auditor.get(`/permits/${job.number}/decision?sequence=${sequence}`);
      expect(body).toMatchObject({ sequence, agrees: true });
    }
    const start = acts.find(({ command }) => command === 'start')!;
    const { body } = await auditor.get(`/permits/${job.number}/decision?at=${start.at}`);
    expect(body).toMatchObject({ sequence: start.sequence, phaseBefore: 'issued', phase: 'active' });
    expect(body.asked).toContainEqual({
      moment: 'start',
      rule: 'gas-fresh',
      clause: '5.3.1 c',
      certainty: 'V',
      held: true,
      found: [],
    });
    const none = await auditor.get(`/permits/${job.number}/decision?at=2020-01-01T00:00:00Z`);
    expect([none.status, (none.body as { code?: string }).code]).toEqual([404, 'decision-unknown']);
  }

  it('does an act once by its key, whoever asks how often, and gives the key to nothing else', async () => {
    const key = randomUUID();
    const phone = permits.phone(crew.applicant);
    const body = hotWork();
    const [one, two] = await Promise.all([
      phone.post('/permits', body, { key }),
      phone.post('/permits', body, { key }),
    ]);
    const again = await phone.post('/permits', body, { key });
    expect([one.status, two.status, again.status]).toEqual([201, 201, 201]);
    expect(new Set([one.body.number, two.body.number, again.body.number]).size).toBe(1);
    const other = await phone.post('/permits', hotWork({ workOrder: 'WO-1' }), { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
    const elsewhere = await phone.post(`/permits/${String(one.body.number)}/cancel`, { reason: 'x' }, { key });
    expect([elsewhere.status, elsewhere.body.code]).toEqual([422, 'idempotency-key-reused']);

    const cancelKey = randomUUID();
    const path = `/permits/${String(one.body.number)}/cancel`;
    const cancelled = await phone.post(path, { reason: 'not today' }, { key: cancelKey });
    expect([cancelled.status, cancelled.body.phase]).toEqual([200, 'cancelled']);
    // Its life is over: the record answers, and a new key is told so.
    await until(async () => (await phone.post(path, { reason: 'again' })).body.code === 'permit-ended');
    expect((await phone.post(path, { reason: 'not today' }, { key: cancelKey })).body).toEqual(cancelled.body);
    const rows = await permits.database.query('select from transition where number = $1 and command = $2', [
      one.body.number,
      'cancel',
    ]);
    expect(rows).toHaveLength(1);
  });

  it('keeps when an offline act was done beside when it was told, and takes none from the future', async () => {
    const job = await Job.submitted(permits);
    await inPhase(job, 'inApproval');
    const doneAt = new Date(Date.now() - 60_000).toISOString();
    const told = await job.does(crew.tester, 'record-gas', { ...job.gas(0.05, '%vol', 2), doneAt });
    const [row] = await permits.database.query<{ body: string }>(
      'select body from transition where number = $1 and sequence = $2',
      [job.number, told.body.sequence],
    );
    const { command, at } = JSON.parse(row?.body ?? '{}') as { command: { doneAt: string }; at: string };
    expect(command.doneAt).toBe(doneAt);
    expect(at > doneAt).toBe(true);
    const future = { ...job.gas(0.05), doneAt: new Date(Date.now() + 600_000).toISOString() };
    const refused = await job.act(crew.tester, 'record-gas', future);
    expect(refused.body.reasons).toEqual([expect.objectContaining({ code: 'done-in-future', field: '/doneAt' })]);
    const zoneless = await job.act(crew.tester, 'record-gas', { ...job.gas(0.05), doneAt: '2026-11-24T09:00:00' });
    expect([zoneless.status, zoneless.body.reasons?.[0]]).toEqual([
      400,
      expect.objectContaining({ code: 'time-without-zone', field: '/doneAt' }),
    ]);
  });

  it('refuses a stale version, and shows the new one as the ETag', async () => {
    const job = await Job.submitted(permits);
    await inPhase(job, 'inApproval');
    const seen = await permits.phone(crew.applicant).get(`/permits/${job.number}`);
    expect(seen.headers.etag).toBe(`"${String(seen.body.sequence)}"`);
    const sequence = Number(seen.body.sequence);
    await job.does(crew.tester, 'record-gas', job.gas(0.05));
    const stale = await job.act(crew.applicant, 'cancel', { reason: 'x' }, { ifMatch: sequence });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-sequence']);
    const fresh = await job.act(crew.applicant, 'cancel', { reason: 'x' }, { ifMatch: sequence + 1 });
    expect(fresh.status).toBe(200);
  });

  it('keeps tenants apart, whatever they ask', async () => {
    const job = await Job.submitted(permits);
    const rival = permits.phone(crew.applicant, { tenant: 'rival' });
    for (const path of ['', '/transitions', '/obstacles', '/audit'])
      expect((await rival.get(`/permits/${job.number}${path}`)).status).toBe(404);
    expect((await rival.post(`/permits/${job.number}/cancel`, { reason: 'x' })).status).toBe(404);
    expect((await rival.get('/permits')).body.items).toEqual([]);
    expect(await rival.post('/permits', hotWork())).toMatchObject({ status: 422 });
  });

  it('sends an unqualified crew back with the reason, and goes on with the same number when it comes again', async () => {
    permits.qualifications.lost.add(crew.welder);
    const job = await Job.submitted(permits);
    await inPhase(job, 'returned');
    permits.qualifications.lost.delete(crew.welder);
    const returned = await job.read();
    // Read by whoever opens the permit: each reason in words, not only that it came back.
    expect(returned.returned).toEqual({
      reasons: [
        expect.objectContaining({
          code: 'person-not-qualified',
          clause: '4.9',
          params: expect.objectContaining({ person: crew.welder }) as object,
          message: expect.stringMatching(/\S/) as string,
        }),
      ],
    });
    const { type: _type, ...body } = hotWork() as Record<string, unknown>;
    const key = randomUUID();
    const again = await permits.phone(crew.applicant).post(`/permits/${job.number}/resubmissions`, body, { key });
    expect([again.status, again.body.number, again.body.phase]).toEqual([200, job.number, 'submitted']);
    expect(again.body.sequence).toBe(Number(returned.sequence) + 1);
    await inPhase(job, 'inApproval');
    expect((await job.read()).state).toMatchObject({ run: 2 });
    const twice = await permits.phone(crew.applicant).post(`/permits/${job.number}/resubmissions`, body, { key });
    expect(twice.body).toEqual(again.body);
    const altered = await permits.phone(crew.applicant).post(`/permits/${job.number}/resubmissions`, body);
    expect([altered.status, altered.body.code]).toEqual([409, 'ticket-final']);
  });

  it('suspends the job of somebody whose certificate is revoked, once, however often the news comes', async () => {
    const job = await Job.submitted(permits);
    await readyHotWork(job, admin);
    await job.does(crew.charge, 'start', { place: onSpot });
    const producer = permits.kafka.client().producer();
    await producer.connect();
    const id = randomUUID();
    const event = {
      specversion: '1.0',
      id,
      source: 'holdpoint/qualification',
      type: 'holdpoint.qualification.lost',
      subject: crew.welder,
      time: now(),
      datacontenttype: 'application/json',
      tenant: permits.tenant,
      correlationid: randomUUID(),
      data: {
        person: crew.welder,
        reason: 'revoked',
        certificateClass: 'special-trade/welding-hot-cutting',
        at: now(),
      },
    };
    const message = { key: crew.welder, value: JSON.stringify(event) };
    await producer.send({
      topic: `${permits.kafka.prefix}.holdpoint.qualification.v1`,
      messages: [message, message],
    });
    await producer.disconnect();
    await inPhase(job, 'suspended');
    const lost = await permits.database.query('select from transition where number = $1 and command = $2', [
      job.number,
      'qualificationLost',
    ]);
    expect(lost).toHaveLength(1);
    await until(async () => (await permits.database.query('select from inbox where event_id = $1', [id])).length === 1);
    await job.does(holders['safety-officer'], 'revoke', { reason: 'a revoked welder' });
  });

  it('finds permits by what people ask for, a page at a time', async () => {
    const job = await Job.submitted(permits, hotWork({ workOrder: `WO-${randomUUID()}` }));
    await readyForApproval(job, admin);
    const { workOrder } = await job.read();
    const find = async (query: string, person: string = crew.applicant): Promise<string[]> => {
      const { status, body } = await permits.phone(person).get(`/permits?${query}`);
      expect(status).toBe(200);
      return (body.items as { number: string }[]).map(({ number }) => number);
    };
    const mine = `workOrder=${String(workOrder)}`;
    for (const query of [
      mine,
      `${mine}&type=hot-work&level=2&phase=inApproval,approved&site=${site}&person=${crew.welder}`,
    ])
      expect(await find(query)).toEqual([job.number]);
    for (const query of ['type=confined-space', 'phase=archived', 'person=p-nobody', 'area=elsewhere'])
      expect(await find(`${mine}&${query}`)).toEqual([]);
    expect(await find(`${mine}&waitingOn=me`, holders['unit-head'])).toEqual([job.number]);
    expect(await find(`${mine}&waitingOn=me`, holders['plant-head'])).toEqual([]);
    expect(await find(`${mine}&waitingOn=unit-head`)).toEqual([job.number]);

    const all = await find('limit=200');
    const paged: string[] = [];
    let cursor: string | undefined = '';
    while (cursor !== undefined) {
      const { body } = await permits.phone(crew.applicant).get(`/permits?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...(body.items as { number: string }[]).map(({ number }) => number));
      cursor = body.next as string | undefined;
    }
    expect(paged).toEqual(all);
    expect((await permits.phone(crew.applicant).get('/permits?cursor=nonsense')).body.reasons).toEqual([
      expect.objectContaining({ code: 'cursor-invalid' }),
    ]);
    expect((await permits.phone(crew.applicant).get('/permits?colour=red')).status).toBe(400);

    // Whoever keeps a copy walks on in the order of changes, and sees again what has changed since.
    const other = await Job.submitted(permits);
    await readyForApproval(other, admin);
    const since = async (from: string): Promise<{ number: string; updatedAt: string }[]> => {
      const seen: { number: string; updatedAt: string }[] = [];
      for (let after = ''; ;) {
        const path = `/permits?limit=2&changedSince=${encodeURIComponent(from)}${after}`;
        const { body } = await permits.phone(crew.applicant).get(path);
        seen.push(...(body.items as { number: string; updatedAt: string }[]));
        if (body.next === undefined) return seen;
        after = `&cursor=${body.next as string}`;
      }
    };
    const changes = await since('2020-01-01T00:00:00+08:00');
    const inOrder = [...changes].sort((left, right) => left.updatedAt.localeCompare(right.updatedAt));
    expect(changes.map(({ updatedAt }) => updatedAt)).toEqual(inOrder.map(({ updatedAt }) => updatedAt));
    expect(changes.map(({ number }) => number).sort()).toEqual([...(await find('limit=200'))].sort());
    await job.does(crew.applicant, 'cancel', { reason: 'not needed any more' });
    const later = (await since(changes.at(-1)!.updatedAt)).map(({ number }) => number);
    expect(later.at(-1)).toBe(job.number);
    const { body: cancelled } = await permits.phone(crew.applicant).get(`/permits/${job.number}`);
    const after = await since(String(cancelled.updatedAt));
    expect(after.map(({ number }) => number)).toContain(job.number);
    expect(after.map(({ number }) => number)).not.toContain(other.number);
  });

  it('begins a new permit as a copy of a past one, without what has to be fresh, and shows approvers that it did', async () => {
    const past = await Job.submitted(permits);
    const copied = await permits.phone(crew.applicant).post(`/permits/${past.number}/copies`, {});
    expect(copied.status).toBe(201);
    const { id, content, fresh } = copied.body as unknown as {
      id: string;
      content: Record<string, unknown> & { form: object };
      fresh: string[];
    };
    expect(content).toMatchObject({ site, copied: { from: past.number } });
    expect(content.form).not.toHaveProperty('hazards');
    expect(content).not.toHaveProperty('window');
    expect(fresh).toEqual(expect.arrayContaining(['/window', '/form/hazards', '/form/lowestLel', '/form/energies']));
    expect(content.form).not.toHaveProperty('lowestLel');
    expect(content.form).toHaveProperty('method');

    const { window, form } = hotWork() as { window: object; form: object };
    const early = await permits.phone(crew.applicant).post(`/drafts/${id}/submission`, undefined);
    expect(early.status).toBe(422);
    await permits.phone(crew.applicant).put(`/drafts/${id}`, {
      type: 'hot-work',
      content: { ...content, window, form: { ...form, ...content.form } },
    });
    const submitted = await permits.phone(crew.applicant).post(`/drafts/${id}/submission`, undefined);
    expect(submitted.status).toBeLessThan(300);
    const job = Job.of(permits, String(submitted.body.number));
    await readyForApproval(job, admin);
    const { body } = await permits.phone(holders['unit-head']).get('/approvals');
    const waiting = (body as unknown as { number: string; differences: { code: string }[] }[]).find(
      ({ number }) => number === job.number,
    );
    expect(waiting?.differences.map(({ code }) => code)).toContain('difference-copied');
    expect((await permits.phone(holders['plant-head']).get('/approvals')).body).toEqual([]);
  });

  it('submits from a draft, which is gone then, and answers the same when asked again', async () => {
    const phone = permits.phone(crew.applicant);
    const { type, ...content } = hotWork() as { type: string };
    const broken = await phone.post('/drafts', { type, content: { ...content, window: undefined } });
    const path = `/drafts/${String(broken.body.id)}`;
    const refused = await phone.post(`${path}/submission`, undefined);
    expect(refused.body.reasons).toEqual([expect.objectContaining({ field: '/window', code: 'field-required' })]);
    await phone.put(path, { type, content });
    const key = randomUUID();
    const submitted = await phone.post(`${path}/submission`, undefined, { key });
    expect([submitted.status, submitted.body.phase]).toEqual([201, 'submitted']);
    expect((await phone.get(path)).status).toBe(404);
    expect((await phone.post(`${path}/submission`, undefined, { key })).body).toEqual(submitted.body);
  });

  it('asks the database at most six times per command, door and record together', async () => {
    const job = await Job.submitted(permits);
    await inPhase(job, 'inApproval');
    const acts = 10;
    const before = await statements();
    for (let act = 0; act < acts; act += 1) await job.does(crew.tester, 'record-gas', job.gas(0.05));
    expect((await statements()) - before).toBeLessThanOrEqual(acts * 4);

    // A submission with the prerequisites that follow it is two commands.
    const between = await statements();
    const numbers: string[] = [];
    for (let act = 0; act < acts; act += 1) numbers.push((await Job.submitted(permits)).number);
    await until(async () => {
      const rows = await permits.database.query(`select from permit where number = any($1) and phase = 'inApproval'`, [
        numbers,
      ]);
      return rows.length === acts;
    });
    expect((await statements()) - between).toBeLessThanOrEqual(acts * 8);
  });

  /** Statements of the door's and the worker's pools so far; the relay works for many commands at once and has its own count. */
  async function statements(): Promise<number> {
    const { values } = await metrics.getSingleMetric('holdpoint_sql_statements_total')!.get();
    const ours = values.filter(({ labels }) => labels.pool === 'runtime');
    expect(ours.length).toBeGreaterThan(0);
    return ours.reduce((sum, { value }) => sum + value, 0);
  }
});
