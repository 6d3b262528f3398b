/** Templates over HTTP, on real parts: by version, never what must be fresh, stale when the rules move, marked on the permit that began with one (L1). */
import { area, crew, hotWork, Job, setUpPlant, site, workPoint } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';

const pack = 'gb30871-2022';
const template = {
  name: { zh: '支架焊接', en: 'Bracket' },
  pack,
  type: 'hot-work',
  site,
  content: { area, workPoint, form: { content: 'Weld a bracket', method: ['welding'] } },
};

describe('templates', () => {
  let permits: RunningPermits;
  let admin: Phone;
  let applicant: Phone;
  const put = (body: object, options = {}): Promise<Answer> => admin.put('/templates/bracket', body, options);

  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    applicant = permits.phone(crew.applicant);
  });
  afterAll(() => permits.stop());

  it('refuses whatever has to be given anew, and what the form can’t say, all at once', async () => {
    const refused = await put({
      ...template,
      content: { form: { hazards: [{ hazard: 'Sparks', control: 'Blanket' }], method: ['juggling'], colour: 'red' } },
    });
    expect([refused.status, refused.body.code]).toEqual([422, 'template-refused']);
    expect(refused.body.reasons).toHaveLength(3);
    expect(refused.body.reasons).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'template-field-fresh', field: '/content/form/hazards' }),
        expect.objectContaining({ code: 'field-choice', field: '/content/form/method' }),
        expect.objectContaining({ code: 'field-unknown', field: '/content/form/colour' }),
      ]),
    );
    expect((await admin.get('/templates/bracket')).body.code).toBe('template-unknown');
  });

  it('is saved by version, and shown to its tenant alone', async () => {
    const first = await put(template);
    expect([first.status, first.body.version, first.headers.etag]).toEqual([200, 1, '"1"']);
    const both = await Promise.all([1, 2].map(() => put(template, { ifMatch: 1 })));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await put({ ...template, type: 'height' })).status).toBe(422);
    expect((await admin.get('/templates/bracket/versions')).body).toHaveLength(2);
    const rival = permits.phone('p-admin', { tenant: 'rival' });
    expect((await rival.get('/templates/bracket')).status).toBe(404);
    await expect(permits.database.query(`update template_version set version = 9`)).rejects.toThrow(/append-only/);
  });

  it('begins a permit that says what it copied, by comparison and not by claim', async () => {
    const begun = await applicant.post('/templates/bracket/drafts', {});
    expect(begun.status).toBe(201);
    const { id, content, fresh, stale } = begun.body as unknown as {
      id: string;
      content: { form: object; copied: object };
      fresh: string[];
      stale: unknown[];
    };
    expect(stale).toEqual([]);
    const fields = expect.arrayContaining(['content', 'method']) as unknown;
    expect(content.copied).toEqual({ from: 'bracket', version: 2, fields });
    expect(fresh).toEqual(expect.arrayContaining(['/window', '/form/hazards']));
    const { people, form, window, coordinator } = hotWork() as Record<string, object>;
    const whole = { ...content, people, window, coordinator, form: { ...form, ...content.form, content: 'Weld two' } };
    await applicant.put(`/drafts/${id}`, { type: 'hot-work', pack, content: whole });
    const submitted = await applicant.post(`/drafts/${id}/submission`, undefined);
    expect([submitted.status, submitted.text]).toEqual([201, expect.anything()]);
    const { state } = (await Job.of(permits, String(submitted.body.number)).read()) as unknown as {
      state: { copied: object };
    };
    expect(state.copied).toEqual({ from: 'bracket', version: 2, fields: ['method'] });
  });

  it('refuses what must be fresh among what was copied, and a source that isn’t there; and shows what was only typed again', async () => {
    const reasons = async (copied: object): Promise<unknown> =>
      (await applicant.post('/permits', hotWork({ copied }))).body.reasons;
    expect(await reasons({ from: 'bracket', version: 2, fields: ['hazards'] })).toEqual([
      expect.objectContaining({ code: 'copied-not-fresh', field: '/form/hazards' }),
    ]);
    expect(await reasons({ from: 'bracket', version: 7, fields: [] })).toEqual([
      expect.objectContaining({ code: 'copied-unknown', field: '/copied/from' }),
    ]);
    expect(await reasons({ from: 'DH-2020-000001', fields: [] })).toEqual([
      expect.objectContaining({ code: 'copied-unknown', field: '/copied/from' }),
    ]);
    const past = await Job.submitted(permits);
    const again = await Job.submitted(permits, hotWork({ copied: { from: past.number, fields: [] } }));
    const { state } = (await again.read()) as unknown as {
      state: { copied: { fields: string[]; unchanged: string[] } };
    };
    expect(state.copied.unchanged).toContain('hazards');
    expect(state.copied.fields).toContain('method');
  });

  it('says which fields no longer fit when the rules move, and leaves them out', async () => {
    const path = `/packs/${pack}/hot-work/overlays/${site}`;
    const { body } = await admin.get(`/packs/${pack}/hot-work?site=${site}`);
    const { form } = body.pack as { form: { id: string; options?: { value: string }[] }[] };
    const options = form.find(({ id }) => id === 'method')?.options?.filter(({ value }) => value !== 'welding');
    const overlay = {
      overlay: 'no-welding',
      version: '1',
      on: { pack, type: 'hot-work' },
      form: { method: { options } },
    };
    expect((await admin.put(path, overlay)).status).toBe(200);
    const stale = [expect.objectContaining({ code: 'field-choice', field: '/form/method' })];
    expect((await applicant.get('/templates/bracket')).body.stale).toEqual(stale);
    expect((await applicant.get('/templates?type=hot-work')).body).toEqual([expect.objectContaining({ stale })]);
    const begun = await applicant.post('/templates/bracket/drafts', {});
    expect(begun.body).toMatchObject({ stale, content: { copied: { fields: ['content'] } } });
    expect((begun.body.content as { form: object }).form).not.toHaveProperty('method');
  });

  it('is held against the rules of its area, too, where it names one', async () => {
    const { body } = await admin.get(`/packs/${pack}/hot-work?site=${site}`);
    const { form } = body.pack as { form: { id: string; options?: { value: string }[] }[] };
    const options = form.find(({ id }) => id === 'method')?.options?.filter(({ value }) => value !== 'gas-cutting');
    const content = { overlay: 'no-gas-cutting', on: { pack, type: 'hot-work' }, form: { method: { options } } };
    const line = { kind: 'overlay', pack, type: 'hot-work', site, area };
    const { id } = (await admin.post('/editions', { ...line, content })).body;
    const publication = { reason: 'Full tanks', vacantAccepted: true };
    expect((await admin.post(`/editions/${String(id)}/publish`, publication)).status).toBe(200);

    const cutting = { form: { method: ['gas-cutting'] } };
    const there = await put({ ...template, content: { ...cutting, area } });
    expect([there.status, there.body.reasons]).toEqual([
      422,
      [expect.objectContaining({ code: 'field-choice', field: '/content/form/method' })],
    ]);
    const elsewhere = await admin.put('/templates/cutting', { ...template, content: cutting });
    expect(elsewhere.status).toBe(200);
    expect((await applicant.get('/templates/cutting')).body.stale).toEqual([]);
    await admin.post(`/editions/${String(id)}/retire`, { reason: 'Empty again' });
    expect((await admin.put('/templates/cutting', { ...template, content: { ...cutting, area } })).status).toBe(200);
    await admin.post('/templates/cutting/retire', { reason: 'gone' });
  });

  it('is retired, and its versions stay', async () => {
    expect((await admin.post('/templates/bracket/retire', { reason: 'gone' })).body.retired).toBe(true);
    expect((await applicant.post('/templates/bracket/drafts', {})).body.code).toBe('template-retired');
    expect((await applicant.get('/templates')).body).toEqual([]);
    expect((await applicant.get('/templates/bracket/versions')).body).toHaveLength(3);
  });
});
