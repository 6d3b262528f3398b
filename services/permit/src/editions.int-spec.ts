/** A tenant's own rules by version, over HTTP, on real parts: drafted, checked, published, tried first, rolled back, retired; races, tenants, running permits. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { plusMinutes } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import { parse } from 'yaml';
import { defaultPacksDir } from './app/pack-shelf';
import { area, crew, holders, hotWork, Job, now, setUpPlant, site, workPoint } from './test-support/plant';
import { runningPermits, type Answer, type Phone, type RunningPermits } from './test-support/running-permits';

const pack = 'gb30871-2022';
const west = 'west-plant';
const line = { kind: 'overlay', pack, type: 'hot-work' };
const overlay = (more: object): object => ({ overlay: 'house', on: { pack, type: 'hot-work' }, ...more });
const validity = (minutes: number): object => overlay({ validityMinutes: { '2': minutes } });
const reason = 'because';
type Body = Answer['body'];

describe('editions', () => {
  let permits: RunningPermits;
  let admin: Phone;
  let second: Phone;

  const draft = async (content: object, more: object = {}, by = admin): Promise<Body> => {
    const answer = await by.post('/editions', { ...line, content, ...more });
    expect([answer.status, answer.text]).toEqual([201, expect.anything()]);
    return answer.body;
  };
  const act = (id: unknown, name: string, body: object = {}, by = second): Promise<Answer> =>
    by.post(`/editions/${String(id)}/${name}`, { reason, ...body });
  const published = async (content: object, more: object = {}, publication: object = {}): Promise<Body> => {
    const { id } = await draft(content, more);
    const answer = await act(id, 'publish', { vacantAccepted: true, ...publication });
    expect([answer.status, answer.text]).toEqual([200, expect.anything()]);
    return answer.body;
  };
  const check = async (id: unknown, by = admin): Promise<Body> => (await by.get(`/editions/${String(id)}/check`)).body;
  const validityAt = async (at?: string): Promise<number> => {
    const { body } = await admin.get(`/packs/${pack}/hot-work${at ? `?site=${at}` : ''}`);
    return (body.pack as { validityMinutes: { byLevel: Record<string, number> } }).validityMinutes.byLevel['2']!;
  };
  const standing = async (id: unknown): Promise<unknown> => (await admin.get(`/editions/${String(id)}`)).body.standing;

  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    second = permits.phone('p-admin-2');
    const words = { zh: '西厂区', en: 'West plant' };
    const night = { from: '00:00', to: '00:01' };
    await admin.put(`/sites/${west}`, { name: words, zone: 'UTC', night, calendar: 'none', packs: [pack] });
    await admin.put(`/sites/${west}/areas/${area}`, { name: words });
    await admin.put(`/sites/${west}/work-points/${workPoint}`, { name: words, area, latitude: 30, longitude: 121 });
  });
  afterAll(() => permits.stop());

  it('keeps a draft that is wrong, and says everything that is wrong with it at once, with the clause', async () => {
    const content = overlay({
      validityMinutes: { special: 9000, '9': 5 },
      rules: { 'gas-limits': { params: { limitBelow: 0.3 } } },
    });
    const { id, standing: state, revision } = await draft(content);
    expect([state, revision]).toEqual(['draft', 1]);
    const report = await check(id);
    expect(report.publishable).toBe(false);
    expect(report.findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'overlay-loosens-binding',
          clause: '5.1.5',
          field: '/validityMinutes/special',
        }),
        expect.objectContaining({ code: 'overlay-line-unknown', field: '/validityMinutes/9' }),
        expect.objectContaining({
          code: 'overlay-loosens-binding',
          clause: '5.3.2',
          field: '/rules/gas-limits/params/limitBelow',
        }),
      ]),
    );
    const refused = await act(id, 'publish');
    expect([refused.status, refused.body.code]).toEqual([422, 'overlay-refused']);
    expect(refused.body.reasons).toHaveLength((report.findings as unknown[]).length);
    const chinese = await admin.get(`/editions/${String(id)}/check`, { language: 'zh' });
    for (const { message } of chinese.body.findings as { message: string }[])
      expect(message).toMatch(/[\u4e00-\u9fff]/);

    const saved = await admin.put(`/editions/${String(id)}`, { content: overlay({ colour: 'red' }) }, { ifMatch: 1 });
    expect([saved.status, saved.body.revision, saved.headers.etag]).toEqual([200, 2, '"2"']);
    expect((await check(id)).findings).toEqual([
      expect.objectContaining({ code: 'overlay-shape', field: '/colour', severity: 'error' }),
    ]);
    const stale = await admin.put(`/editions/${String(id)}`, { content }, { ifMatch: 1 });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale-sequence']);
    expect((await act(id, 'discard')).body.standing).toBe('discarded');
    expect((await act(id, 'publish')).body).toMatchObject({ status: 409, code: 'edition-not-draft' });
  });

  it('names the duty that nobody holds, by site, before anything is in force, and goes on when that is known', async () => {
    const { id } = await draft(overlay({ addStages: [stage('night-manager')] }));
    const report = await check(id);
    expect(report.publishable).toBe(true);
    const missing = { code: 'pack-stage-unheld', field: '/chain/night', duty: 'night-manager', severity: 'error' };
    expect(report.vacant).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ ...missing, site }),
        expect.objectContaining({ ...missing, site: west }),
      ]),
    );
    const refused = await act(id, 'publish', { pilot: [site] });
    expect([refused.status, refused.body.code]).toEqual([422, 'edition-duties-vacant']);
    expect(refused.body.reasons).toEqual([
      expect.objectContaining({
        code: 'pack-stage-unheld',
        field: '/chain/night',
        params: { duty: 'night-manager', site },
      }),
    ]);
    const answer = await act(id, 'publish', { pilot: [site], vacantAccepted: true });
    expect(answer.body).toMatchObject({
      standing: 'pilot',
      pilot: [site],
      author: 'p-admin',
      publishedBy: 'p-admin-2',
    });
    const { history } = (await admin.get(`/editions/${String(id)}`)).body as unknown as {
      history: { act: string; actor: string; reason: string; details: Record<string, unknown> }[];
    };
    expect(history.map(({ act: done, actor }) => [done, actor])).toEqual([
      ['drafted', 'p-admin'],
      ['published', 'p-admin-2'],
    ]);
    expect(history[1]?.details.vacantAccepted).toEqual([{ site, duty: 'night-manager', field: '/chain/night' }]);
    await act(id, 'roll-back');
  });

  it('looks for holders area by area, and warns where one person alone can sign', async () => {
    await admin.put(`/sites/${site}/areas/far-end`, { name: { zh: '远端', en: 'Far end' } });
    const holder = [{ person: 'p-night', from: plusMinutes(now(), -1440) }];
    await admin.put(`/sites/${site}/duties/night-manager`, { area, holders: holder });
    const { id } = await draft(overlay({ addStages: [stage('night-manager')] }), { site });
    const { vacant } = await check(id);
    const night = (vacant as { code: string; area?: string; duty: string }[]).filter(
      ({ duty }) => duty === 'night-manager',
    );
    expect(night.map(({ code, area: where }) => [code, where])).toEqual([
      ['pack-stage-unheld', 'far-end'],
      ['pack-stand-in-missing', area],
    ]);
    await act(id, 'discard');

    // A trial that is widened keeps in its history what was accepted, to the area.
    const trial = await published(overlay({ addStages: [stage('night-manager')] }), {}, { pilot: [west] });
    expect((await act(trial.id, 'widen', { pilot: [site], vacantAccepted: true })).status).toBe(200);
    const { history } = (await admin.get(`/editions/${String(trial.id)}`)).body as unknown as { history: object[] };
    const accepted = [{ site, area: 'far-end', duty: 'night-manager', field: '/chain/night' }];
    expect(history.at(-1)).toMatchObject({ act: 'widened', details: { pilot: [site], vacantAccepted: accepted } });
    await act(trial.id, 'roll-back');
  });

  it('says in words what would change, and whether it is tighter', async () => {
    const content = overlay({
      validityMinutes: { '2': 1440 },
      rules: { 'gas-fresh': { params: { maxAgeMinutes: 15 } } },
      chain: { unit: { limitMinutes: 30 } },
    });
    const { id } = await draft(content);
    const { differences } = await check(id);
    expect(differences).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          effect: 'tightened',
          at: '/validityMinutes/2/minutes',
          after: 1440,
          message: expect.stringMatching(/minutes from \d+ to 1440 \(tightened\)/) as string,
        }),
        expect.objectContaining({
          effect: 'tightened',
          at: '/rules/gas-fresh/params/maxAgeMinutes',
          clause: '5.3.1 c',
        }),
        expect.objectContaining({ effect: 'changed', at: '/chain/unit/limitMinutes' }),
      ]),
    );
    const chinese = (await admin.get(`/editions/${String(id)}/check`, { language: 'zh' })).body.differences;
    for (const { message } of chinese as { message: string }[]) expect(message).toMatch(/（(收紧|放宽|变更)）$/);
    await act(id, 'discard');
  });

  it('runs the cases that came with a draft, and publishes nothing that they don’t hold of', async () => {
    const file = parse(readFileSync(join(defaultPacksDir, pack, 'cases', 'hot-work.cases.yaml'), 'utf8'), {
      merge: true,
    }) as { cases: { case: string; given: string; when: object; then: object; clause: string }[] };
    const stale = file.cases.find(({ then }) => JSON.stringify(then).includes('gas-sample-stale'))!;
    const wrong = { ...stale, case: 'A stale sample is as good as a fresh one', then: { accepted: ['started'] } };
    const { id } = await draft(validity(1440), { cases: { cases: [stale, wrong] } });
    const { cases, publishable } = await check(id);
    expect(publishable).toBe(false);
    expect(cases).toEqual({
      run: 2,
      broken: [expect.objectContaining({ case: wrong.case, faults: [expect.stringContaining('refused') as string] })],
    });
    const refused = await act(id, 'publish', { vacantAccepted: true });
    expect(refused.body.reasons).toEqual([expect.objectContaining({ code: 'edition-case-broken', field: '/cases' })]);
    await act(id, 'discard');
  });

  it('is tried at one site first, and its neighbour works on as it did; then widened, or rolled back', async () => {
    const plain = await validityAt(west);
    const first = await published(validity(2000));
    expect([await validityAt(site), await validityAt(west), await validityAt()]).toEqual([2000, 2000, 2000]);
    const trial = await published(validity(1440), {}, { pilot: [site] });
    expect([trial.version, trial.standing]).toEqual([Number(first.version) + 1, 'pilot']);
    expect([await validityAt(site), await validityAt(west), await validityAt()]).toEqual([1440, 2000, 2000]);
    const inPilot = await act(trial.id, 'retire');
    expect([inPilot.status, inPilot.body.code]).toEqual([409, 'edition-in-pilot']);

    const widened = await act(trial.id, 'widen', { vacantAccepted: true });
    expect(widened.body).toMatchObject({ standing: 'in-force' });
    expect(await validityAt(west)).toBe(1440);
    expect(await standing(first.id)).toBe('superseded');
    expect((await act(trial.id, 'widen')).body.code).toBe('edition-not-pilot');

    expect((await act(trial.id, 'roll-back')).body).toMatchObject({ standing: 'rolled-back' });
    expect([await validityAt(site), await validityAt(west)]).toEqual([2000, 2000]);
    expect((await act(trial.id, 'roll-back')).body.code).toBe('edition-not-published');

    // Retired, nothing older comes back.
    expect((await act(first.id, 'retire')).body).toMatchObject({ standing: 'retired' });
    expect([await validityAt(site), await validityAt(west)]).toEqual([plain, plain]);
    const later = await published(validity(1000));
    expect(await validityAt(west)).toBe(1000);
    await act(later.id, 'retire');
  });

  it('holds from the moment that it names', async () => {
    const past = await act((await draft(validity(900))).id, 'publish', {
      vacantAccepted: true,
      effectiveFrom: plusMinutes(now(), -5),
    });
    expect(past.body.reasons).toEqual([
      expect.objectContaining({ code: 'effective-in-past', field: '/effectiveFrom' }),
    ]);
    const later = await published(validity(900), { site }, { effectiveFrom: plusMinutes(now(), 60) });
    expect(later.standing).toBe('scheduled');
    expect(await validityAt(site)).not.toBe(900);
    await act(later.id, 'roll-back');
  });

  it('lays the area’s on the site’s on the tenant’s, and refuses what would leave one without its footing', async () => {
    const under = await published(overlay({ addStages: [stage('shift-leader')] }));
    const onIt = await published(
      { ...overlay({ chain: { night: { limitMinutes: 20 } } }), overlay: 'corner' },
      { site, area },
    );
    const version = async (query: string): Promise<string> =>
      ((await admin.get(`/packs/${pack}/hot-work${query}`)).body.pack as { version: string }).version;
    expect(await version(`?site=${site}&area=${area}`)).toMatch(/\+house\.\d+\+corner\.1$/);
    expect(await version(`?site=${site}`)).not.toContain('corner');
    for (const name of ['roll-back', 'retire']) {
      const refused = await act(under.id, name);
      expect([refused.status, refused.body.code]).toEqual([422, 'edition-refused']);
      expect(refused.body.reasons).toEqual(
        expect.arrayContaining([
          expect.objectContaining({
            code: 'overlay-no-longer-fits',
            params: { overlay: 'corner', version: '1', site, area },
          }),
          expect.objectContaining({ code: 'overlay-line-unknown', field: '/chain/night' }),
        ]),
      );
    }
    await act(onIt.id, 'retire');
    expect((await act(under.id, 'retire')).status).toBe(200);
  });

  it('lets one of two publishers win, of the same draft and of two drafts on one line', async () => {
    const one = await draft(validity(1200));
    const both = await Promise.all([
      act(one.id, 'publish', { vacantAccepted: true }),
      act(one.id, 'publish', { vacantAccepted: true }),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const drafts = await Promise.all([1100, 1000, 900].map((minutes) => draft(validity(minutes))));
    const answers = await Promise.all(drafts.map(({ id }) => act(id, 'publish', { vacantAccepted: true })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(answers.filter(({ status }) => status === 409).map(({ body }) => body.code)).toEqual([
      'edition-overtaken',
      'edition-overtaken',
    ]);
    const lost = drafts[answers.findIndex(({ status }) => status === 409)]!;
    expect((await admin.put(`/editions/${String(lost.id)}`, { content: validity(950) })).status).toBe(200);
    const again = await act(lost.id, 'publish', { vacantAccepted: true });
    expect(again.status).toBe(200);
    expect(await validityAt()).toBe(950);
    await act(again.body.id, 'retire');
  });

  it('does it once by its key', async () => {
    const { id } = await draft(validity(1300));
    const key = randomUUID();
    const path = `/editions/${String(id)}/publish`;
    const first = await second.post(path, { reason, vacantAccepted: true }, { key });
    const twice = await second.post(path, { reason, vacantAccepted: true }, { key });
    expect([first.status, twice.status, twice.body]).toEqual([200, 200, first.body]);
    await act(id, 'retire');
  });

  it('lets a permit finish by the rules that it began with', async () => {
    const before = await Job.submitted(permits, hotWork());
    const rules = async (job: Job): Promise<string> => ((await job.read()).pack as { version: string }).version;
    await until(async () => (await job(before)).phase === 'inApproval', { what: 'inApproval' });
    const version = await rules(before);
    const trial = await published(overlay({ addStages: [stage('shift-leader', 0)] }), {}, { pilot: [site] });
    const after = await Job.submitted(permits, hotWork());
    await until(async () => (await job(after)).phase === 'inApproval', { what: 'inApproval' });
    const stagesOf = async (one: Job): Promise<string[]> =>
      ((await job(one)).stages as { stage: string }[]).map(({ stage: id }) => id);
    expect(await rules(after)).toBe(`${version}+house.${String(trial.version)}`);
    expect(await stagesOf(after)).toContain('night');
    expect(await stagesOf(before)).not.toContain('night');
    expect((await act(trial.id, 'roll-back')).status).toBe(200);
    const signed = await before.act(holders['shift-leader'], 'confirm-measures', {
      confirmations: [{ measure: 'equipment-cleaned', applicable: true }],
    });
    expect([signed.status, await rules(before)]).toEqual([200, version]);
    // The one of the trial goes on by what was rolled back since; its decision is found again with its very rules.
    expect(await rules(after)).toBe(`${version}+house.${String(trial.version)}`);
    const replayed = await permits.phone('p-auditor').get(`/permits/${after.number}/decision?sequence=1`);
    expect(replayed.body).toMatchObject({ agrees: true });
    const third = await Job.submitted(permits, hotWork());
    expect(await rules(third)).toBe(version);
  });
  const job = (one: Job): Promise<Body> => one.read();

  it('keeps what was published as it was, whoever asks the database', async () => {
    const { id } = await published(validity(1234), { site: west });
    for (const change of [`content = '{}'`, `version = 99`, `author = 'p-nobody'`])
      await expect(permits.database.query(`update edition set ${change} where id = '${String(id)}'`)).rejects.toThrow(
        /stays as it is/,
      );
    await expect(permits.database.query(`delete from edition_entry`)).rejects.toThrow(/append-only/);
    await act(id, 'retire');
  });

  it('shows a tenant nothing of another’s, and lets it change nothing', async () => {
    const { id } = await published(validity(1235), { site: west });
    const rival = permits.phone('p-admin', { tenant: 'rival' });
    expect((await rival.get(`/editions/${String(id)}`)).status).toBe(404);
    expect((await rival.get(`/editions/${String(id)}/check`)).status).toBe(404);
    expect((await rival.get('/editions')).body).toEqual([]);
    for (const name of ['publish', 'widen', 'roll-back', 'retire', 'discard'])
      expect((await act(id, name, {}, rival)).status).toBe(404);
    expect(await standing(id)).toBe('in-force');
    await act(id, 'retire');
  });

  it('tells the world what holds from when, and what holds no longer', async () => {
    const reader = await permits.kafka.read(`${permits.kafka.prefix}.holdpoint.pack.v1`);
    try {
      const { id, version } = await published(validity(1236), { site: west });
      await act(id, 'roll-back');
      const mine = await until(() => {
        const events = reader.messages.map(
          ({ value }) => JSON.parse(value) as { type: string; subject: string; data: Record<string, unknown> },
        );
        const found = events.filter(({ data }) => data.edition === id);
        return found.length === 2 && found;
      });
      expect(mine).toEqual([
        expect.objectContaining({
          type: 'holdpoint.pack.published',
          subject: `${pack}/hot-work`,
          data: expect.objectContaining({ site: west, version, author: 'p-admin', actor: 'p-admin-2' }) as object,
        }),
        expect.objectContaining({
          type: 'holdpoint.pack.retired',
          data: expect.objectContaining({ act: 'rolled-back', version }) as object,
        }),
      ]);
    } finally {
      await reader.stop();
    }
  });

  it('takes a permit type of one’s own beside what ships, overlays it, and retires it', async () => {
    const own = { pack: 'house-rules', type: 'roof-work' };
    expect((await admin.post('/editions', { ...own, kind: 'overlay', content: {} })).body.code).toBe('pack-unknown');
    const shipped = await admin.post('/editions', { kind: 'type', pack, type: 'hot-work', content: {} });
    expect(shipped.body.reasons).toEqual([expect.objectContaining({ code: 'pack-shipped', field: '/pack' })]);
    const first = await published(roofWork(), { kind: 'type', ...own });
    expect(first).toMatchObject({ version: 1, standing: 'in-force' });
    expect((await admin.get('/packs')).body).toContainEqual(
      expect.objectContaining({ pack: own.pack, version: '1.0.0', types: [own.type] }),
    );
    const { body } = await admin.get(`/sites/${site}`);
    const { name, zone, night, calendar } = body;
    const put = await admin.put(`/sites/${site}`, { name, zone, night, calendar, packs: [pack, own.pack] });
    expect([put.status, put.text]).toEqual([200, expect.anything()]);
    const roof = await Job.submitted(permits, roofApplication());
    expect(roof.number).toMatch(/^RW-/);
    await published(
      { overlay: 'roof', on: own, chain: { unit: { limitMinutes: 30, remindBeforeMinutes: 5 } } },
      { ...own, kind: 'overlay', site },
    );
    expect((await (await Job.submitted(permits, roofApplication())).read()).pack).toMatchObject({
      pack: own.pack,
      version: '1.0.0+roof.1',
    });
    const wrong = await draft({ ...roofWork(), permitType: { type: 'roof-work' } }, { kind: 'type', ...own });
    expect(((await check(wrong.id)).findings as { field: string }[]).map(({ field }) => field)).toEqual(
      expect.arrayContaining(['/permitType/form', '/permitType/chain', '/permitType/prefix']),
    );
    expect((await act(first.id, 'retire')).body.standing).toBe('retired');
    const none = await permits.phone(crew.applicant).post('/permits', roofApplication());
    expect(none.body.reasons).toEqual([expect.objectContaining({ code: 'type-unknown', field: '/type' })]);
    expect((await roof.read()).phase).not.toBe('expired');
  });
});

describe('where a second person publishes', () => {
  let permits: RunningPermits;
  beforeAll(async () => {
    permits = await runningPermits({ worker: false, environment: { HOLDPOINT_PUBLISH_BY_SECOND_PERSON: 'yes' } });
    await setUpPlant(permits);
  });
  afterAll(async () => {
    await permits.stop();
    delete process.env.HOLDPOINT_PUBLISH_BY_SECOND_PERSON;
  });

  it('refuses whoever wrote any of it, the short way too, and takes it from somebody else', async () => {
    const [one, two, three] = ['p-one', 'p-two', 'p-three'].map((person) => permits.phone(person)) as [
      Phone,
      Phone,
      Phone,
    ];
    const added = await one.post('/editions', { ...line, content: validity(1440) });
    const path = `/editions/${String(added.body.id)}`;
    await two.put(path, { content: validity(1441) });
    for (const author of [one, two]) {
      const refused = await author.post(`${path}/publish`, { reason, vacantAccepted: true });
      expect([refused.status, refused.body.code]).toEqual([403, 'publisher-is-author']);
      expect(refused.body.reasons).toEqual([
        expect.objectContaining({ code: 'publisher-is-author', field: '/author' }),
      ]);
    }
    expect((await three.post(`${path}/publish`, { reason, vacantAccepted: true })).status).toBe(200);
    const short = await one.put(`/packs/${pack}/hot-work/overlays`, { ...validity(1), version: '1' });
    expect([short.status, short.body.code]).toEqual([403, 'publisher-is-author']);
  });
});

/** One more signature, beside the others of its order. */
function stage(duty: string, order = 1): object {
  return {
    id: 'night',
    label: { zh: '夜班负责人', en: 'Night manager' },
    duty,
    order,
    limitMinutes: 30,
    remindBeforeMinutes: 10,
    mode: 'any',
    escalateTo: [],
  };
}

/** The plain pack's type under another name: a house's own. */
function roofWork(): object {
  const read = (name: string): Record<string, unknown> =>
    parse(readFileSync(join(defaultPacksDir, 'general', name), 'utf8')) as Record<string, unknown>;
  const { title, source, appliesTo, languages, effectiveFrom } = read('pack.yaml');
  const permitType = { ...read('general-work.yaml'), type: 'roof-work', prefix: 'RW' };
  return { manifest: { title, source, appliesTo, languages, effectiveFrom }, permitType };
}
const roofApplication = (): object => ({
  type: 'roof-work',
  site,
  area,
  workPoint,
  window: { from: plusMinutes(now(), -1), until: plusMinutes(now(), 120) },
  people: [{ person: crew.charge, role: 'person-in-charge' }],
  form: {
    place: 'Roof of hall 3',
    content: 'Mend the gutter',
    hazards: [{ hazard: 'Falling', control: 'Harness' }],
    energyIsolated: false,
    guardianWanted: false,
  },
});
