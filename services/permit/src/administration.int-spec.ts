/** Sites, duties, instruments, packs, overlays and drafts over HTTP, on a real database: once by key, only one's own tenant's, named faults. */
import { randomUUID } from 'node:crypto';
import { until } from '@holdpoint/testing';
import { area, crew, hotWork, setUpPlant, site, workPoint } from './test-support/plant';
import { runningPermits, type Phone, type RunningPermits } from './test-support/running-permits';

const pack = 'gb30871-2022';
const words = { zh: '西厂区', en: 'West plant' };
const siteBody = {
  name: words,
  zone: 'Asia/Shanghai',
  night: { from: '20:00', to: '06:00' },
  calendar: 'cn',
  packs: [pack],
};

describe('administration', () => {
  let permits: RunningPermits;
  let admin: Phone;
  beforeAll(async () => {
    permits = await runningPermits({ worker: false, environment: { HOLDPOINT_CONSUMER_ATTEMPTS: '2' } });
    admin = await setUpPlant(permits);
  });
  afterAll(() => permits.stop());

  it('reads back what was defined, and never the code of a plate', async () => {
    const { body } = await admin.get(`/sites/${site}`);
    expect(body).toMatchObject({ id: site, areas: [{ id: area }], workPoints: [{ id: workPoint, hasCode: true }] });
    expect(JSON.stringify(body)).not.toContain('7Q4M');
    const stored = await permits.database.query<{ code_hash: string }>('select code_hash from work_point');
    expect(stored[0]?.code_hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('does a command once by its key, and refuses the key for another body', async () => {
    const key = randomUUID();
    const first = await admin.put('/sites/west', siteBody, { key });
    await admin.put('/sites/west', { ...siteBody, zone: 'Asia/Urumqi' });
    const again = await admin.put('/sites/west', siteBody, { key });
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body).toEqual(first.body);
    expect((await admin.get('/sites/west')).body.zone).toBe('Asia/Urumqi');
    const other = await admin.put('/sites/west', { ...siteBody, zone: 'Asia/Tokyo' }, { key });
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  it('wants a key', async () => {
    const answer = await admin.put('/sites/west', siteBody, { key: '' });
    expect([answer.status, answer.body.code]).toEqual([400, 'idempotency-key-missing']);
  });

  it('names every wrong field at once', async () => {
    const answer = await admin.put('/sites/west', {
      ...siteBody,
      zone: 'Mars/Olympus',
      night: { from: '25:00', to: '06:00' },
      colour: 'red',
    });
    expect(answer.status).toBe(400);
    const codes = Object.fromEntries((answer.body.reasons ?? []).map(({ field, code }) => [field, code]));
    expect(codes).toEqual({
      '/zone': 'time-zone-unknown',
      '/night/from': 'time-of-day-invalid',
      '/colour': 'field-unknown',
    });
    const noPack = await admin.put('/sites/west', { ...siteBody, packs: ['unheard-of'] });
    expect([noPack.status, noPack.body.code]).toEqual([422, 'pack-unknown']);
    const noSite = await admin.put('/sites/nowhere/areas/a', { name: words });
    expect([noSite.status, noSite.body.code]).toEqual([404, 'site-unknown']);
    const noArea = await admin.put(`/sites/${site}/work-points/x`, {
      name: words,
      area: 'none',
      latitude: 1,
      longitude: 1,
    });
    expect([noArea.status, noArea.body.code]).toEqual([404, 'area-unknown']);
    const noDay = await admin.put(`/sites/${site}/calendar/2026-02-30`, { kind: 'holiday' });
    expect([noDay.status, noDay.body.reasons?.[0]?.code]).toEqual([400, 'day-invalid']);
  });

  it('tells the world who holds a duty, and names the duties that nobody holds', async () => {
    const reader = await permits.kafka.read(`${permits.kafka.prefix}.holdpoint.assignment.v1`);
    try {
      const holders = [{ person: 'p-new', from: '2026-01-01T00:00:00+08:00' }];
      const held = await admin.put(`/sites/${site}/duties/safety-department`, { holders });
      // The packs of the site wait for duties that this plant hasn't filled; this one is.
      expect(held.body.vacant).not.toContainEqual(expect.objectContaining({ duty: 'safety-department' }));
      const vacant = await admin.put(`/sites/${site}/duties/safety-department`, { holders: [] });
      expect(vacant.body.vacant).toContainEqual(
        expect.objectContaining({
          duty: 'safety-department',
          code: 'pack-duty-vacant',
          severity: 'warning',
          at: 'chain/safety',
        }),
      );
      const events = await until(() => {
        const found = reader.messages
          .map(({ value }) => JSON.parse(value) as { data: { duty: string; holders: unknown[] } })
          .filter(({ data }) => data.duty === 'safety-department');
        return found.length >= 3 && found;
      });
      expect(events.at(-2)?.data).toEqual({
        site,
        duty: 'safety-department',
        holders: [{ person: 'p-new', from: '2025-12-31T16:00:00.000Z' }],
      });
      expect(events.at(-1)?.data.holders).toEqual([]);
      expect((await admin.get(`/sites/${site}/duties`)).body).not.toContainEqual(
        expect.objectContaining({ duty: 'safety-department' }),
      );
    } finally {
      await reader.stop();
    }
    const backwards = await admin.put(`/sites/${site}/duties/safety-department`, {
      holders: [{ person: 'p-new', from: '2026-02-01T00:00:00+08:00', until: '2026-01-01T00:00:00+08:00' }],
    });
    expect(backwards.body.reasons).toEqual([
      expect.objectContaining({ code: 'span-backwards', field: '/holders/0/until' }),
    ]);
    const zoneless = await admin.put(`/sites/${site}/duties/safety-department`, {
      holders: [{ person: 'p-new', from: '2026-02-01T00:00:00' }],
    });
    expect(zoneless.body.reasons).toEqual([
      expect.objectContaining({ code: 'time-without-zone', field: '/holders/0/from' }),
    ]);
  });

  it('shows packs, takes an overlay that tightens, and refuses one that loosens what binds, with its clause', async () => {
    expect((await admin.get('/packs')).body).toContainEqual(expect.objectContaining({ pack }));
    const plain = await admin.get(`/packs/${pack}/hot-work?site=${site}`);
    const overlay = { overlay: 'day-only', version: '1', on: { pack, type: 'hot-work' } };
    const path = `/packs/${pack}/hot-work/overlays/${site}`;
    expect((await admin.get(path)).status).toBe(404);

    const looser = await admin.put(path, { ...overlay, validityMinutes: { special: 9000 } });
    expect([looser.status, looser.body.code]).toEqual([422, 'overlay-refused']);
    expect(looser.body.reasons).toEqual([
      expect.objectContaining({ code: 'overlay-loosens-binding', clause: '5.1.5', field: '/validityMinutes/special' }),
    ]);
    const shapeless = await admin.put(path, { ...overlay, validity: 1 });
    expect([shapeless.status, shapeless.body.code]).toEqual([422, 'fields-invalid']);

    const laid = await admin.put(path, { ...overlay, validityMinutes: { '2': 1440 } });
    expect(laid.status).toBe(200);
    expect(laid.body.version).toMatch(/\+day-only\.1$/);
    const after = await admin.get(`/packs/${pack}/hot-work?site=${site}`);
    expect(after.body.hash).toBe(laid.body.hash);
    expect(after.body.hash).not.toBe(plain.body.hash);
    expect((await admin.get(path)).body).toMatchObject({ by: 'p-admin', overlay: { overlay: 'day-only' } });
    expect((await admin.get(`/packs/${pack}/hot-work`)).body.hash).toBe(plain.body.hash);
    expect((await admin.get('/packs/unheard-of/hot-work')).body.code).toBe('pack-unknown');
  });

  it('keeps a draft for its owner alone, and says when another device has saved it since', async () => {
    const mine = permits.phone(crew.applicant);
    const saved = await mine.post('/drafts', { type: 'hot-work', content: { site, form: { content: '焊接' } } });
    expect([saved.status, saved.body.version, saved.headers.etag]).toEqual([201, 1, '"1"']);
    const path = `/drafts/${String(saved.body.id)}`;
    const changed = await mine.put(path, { type: 'hot-work', content: { site, area } }, { ifMatch: 1 });
    expect(changed.body.version).toBe(2);
    const stale = await mine.put(path, { type: 'hot-work', content: {} }, { ifMatch: 1 });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-sequence']);
    expect((await mine.get(path)).body.content).toEqual({ site, area });
    expect((await mine.get('/drafts')).body).toHaveLength(1);

    const colleague = permits.phone('p-other');
    expect((await colleague.get(path)).status).toBe(404);
    expect((await colleague.put(path, { type: 'hot-work', content: {} })).status).toBe(404);
    await colleague.delete(path);
    expect((await permits.phone(crew.applicant, { tenant: 'rival' }).get(path)).status).toBe(404);
    expect((await mine.get(path)).status).toBe(200);
    expect((await mine.delete(path)).status).toBe(204);
    expect((await mine.get(path)).status).toBe(404);
    expect((await mine.get('/drafts/not-a-uuid')).status).toBe(404);
  });

  it('refuses a submission with everything that is missing, in one answer, and writes nothing', async () => {
    const mine = permits.phone(crew.applicant);
    const answer = await mine.post('/permits', { type: 'hot-work', site, form: { content: '' } }, { language: 'zh' });
    expect([answer.status, answer.body.code]).toEqual([422, 'fields-invalid']);
    const fields = (answer.body.reasons ?? []).map(({ field }) => field);
    expect(fields).toEqual(
      expect.arrayContaining(['/area', '/workPoint', '/window', '/form/method', '/form/hazards', '/form/content']),
    );
    expect(answer.body.reasons?.every(({ message }) => /[\u4e00-\u9fff]/.test(message ?? ''))).toBe(true);
    const nothing = await mine.post('/permits', {});
    expect((nothing.body.reasons ?? []).map(({ field }) => field)).toEqual(
      ['type', 'site', 'area', 'workPoint', 'window', 'people', 'form'].map((name) => `/${name}`),
    );
    for (const table of ['permit', 'submission', 'permit_number'])
      expect(await permits.database.query(`select from ${table}`)).toEqual([]);
  });

  it.each([
    ['an unknown field', { colour: 'red' }, {}, 400, '/colour', 'field-unknown'],
    ['an unknown field of the form', {}, { colour: 'red' }, 422, '/form/colour', 'field-unknown'],
    [
      'a time without a zone',
      { window: { from: '2026-11-25T09:00:00', until: '2099-11-25T15:00:00+08:00' } },
      {},
      400,
      '/window/from',
      'time-without-zone',
    ],
    [
      'a window in the past',
      { window: { from: '2026-01-01T09:00:00+08:00', until: '2026-01-01T15:00:00+08:00' } },
      {},
      422,
      '/window/until',
      'window-in-past',
    ],
    [
      'a window longer than the validity',
      { window: { from: '2030-01-01T09:00:00+08:00', until: '2030-01-09T09:00:00+08:00' } },
      {},
      422,
      '/window/until',
      'window-too-long',
    ],
    ['a work point of elsewhere', { workPoint: 'elsewhere' }, {}, 422, '/workPoint', 'work-point-unknown'],
    [
      'a ticket of the same job that nobody has',
      { linked: ['SX-2026-999999'] },
      {},
      422,
      '/linked/0',
      'ticket-unknown',
    ],
    ['a ticket to replace that nobody has', { replaces: 'DH-2026-999999' }, {}, 422, '/replaces', 'ticket-unknown'],
    ['a type that no pack has', { type: 'juggling' }, {}, 422, '/type', 'type-unknown'],
  ])('refuses %s at its field', async (_, change, form, status, field, code) => {
    const answer = await permits.phone(crew.applicant).post('/permits', hotWork(change, form));
    expect(answer.status).toBe(status);
    expect(answer.body.reasons).toContainEqual(expect.objectContaining({ field, code }));
    expect(await permits.database.query('select from submission')).toEqual([]);
  });

  it('takes what was left empty for left out', async () => {
    const mine = permits.phone(crew.applicant);
    const empty = { linked: null, coordinator: null, window: null, greenChannel: null, people: null };
    const answer = await mine.post('/permits', hotWork(empty));
    expect(answer.status).toBe(422);
    expect((answer.body.reasons ?? []).map(({ field, code }) => [field, code])).toContainEqual([
      '/window',
      'field-required',
    ]);
    const duty = await admin.put(`/sites/${site}/duties/archive`, {
      area: null,
      holders: [{ person: 'p-archive', from: '2026-01-01T00:00:00+08:00', until: null }],
    });
    expect(duty.body.holders).toEqual([{ person: 'p-archive', from: '2025-12-31T16:00:00.000Z' }]);
  });

  it('refuses what is no JSON, too large, or of another kind, as problems', async () => {
    const mine = permits.phone(crew.applicant);
    const large = await mine.post('/permits', hotWork({}, { content: 'x'.repeat(300_000) }));
    expect([large.status, large.body.code]).toEqual([413, 'body-too-large']);
    const list = await mine.post('/permits', [1, 2]);
    expect([list.status, list.body.code]).toEqual([400, 'fields-invalid']);
  });

  it('keeps an event that tells nobody anything aside, and sends it again when asked', async () => {
    const producer = permits.kafka.client().producer();
    await producer.connect();
    const event = {
      specversion: '1.0',
      id: randomUUID(),
      source: 'holdpoint/qualification',
      type: 'holdpoint.qualification.lost',
      subject: 'p-1',
      time: new Date().toISOString(),
      datacontenttype: 'application/json',
      tenant: permits.tenant,
      correlationid: randomUUID(),
      data: { person: '', reason: 'bored' },
    };
    await producer.send({
      topic: `${permits.kafka.prefix}.holdpoint.qualification.v1`,
      messages: [{ key: 'p-1', value: JSON.stringify(event) }],
    });
    await producer.disconnect();
    const [letter] = await until(async () => {
      const { body } = await admin.get('/dead-letters');
      const letters = body as unknown as { id: string; eventId: string; error: string }[];
      return letters.length > 0 && letters;
    });
    expect(letter).toMatchObject({
      eventId: event.id,
      error: expect.stringContaining('/data/person, /data/reason') as string,
    });
    const rival = permits.phone('p-admin', { tenant: 'rival' });
    expect((await rival.get('/dead-letters')).body).toEqual([]);
    expect((await rival.post(`/dead-letters/${letter!.id}/replays`, undefined)).status).toBe(404);
    expect((await admin.post(`/dead-letters/${letter!.id}/replays`, undefined)).status).toBe(202);
    await until(
      async () => ((await admin.get('/dead-letters?includeReplayed=true')).body as unknown as unknown[]).length === 2,
    );
  });

  it('lets no machine act in nobody’s name', async () => {
    const machine = permits.phone('', { person: undefined, client: 'erp' });
    const answer = await machine.post('/permits', hotWork());
    expect([answer.status, answer.body.code]).toEqual([403, 'person-required']);
  });
});
