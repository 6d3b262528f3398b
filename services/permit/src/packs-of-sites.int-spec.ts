/** Several packs in one installation: each site works by those it chose, in one tenant and in another, and neither gets in the other's way (P8, L1, L2). */
import { plusMinutes } from '@holdpoint/permit-domain';
import { until } from '@holdpoint/testing';
import { crew, holders, hotWork, Job, now, onSpot, setUpPlant } from './test-support/plant';
import { runningPermits, type Phone, type RunningPermits } from './test-support/running-permits';

const south = 'south-works';
const bay = { site: south, area: 'packing', workPoint: 'bay-3' };
const code = 'WP-4D4D-7T7T';
const window = () => ({ from: plusMinutes(now(), -1), until: plusMinutes(now(), 240) });
const hazards = [{ hazard: 'The pump starts', control: 'Locked' }];

/** A site without gas meters and without a fire brigade: a head, an archive, and somebody who authorises hot work. */
async function setUpSouth(admin: Phone, packs: readonly string[]): Promise<void> {
  const words = { zh: '南厂', en: 'South works' };
  const puts: [string, object][] = [
    [`/sites/${south}`, { name: words, zone: 'UTC', night: { from: '00:00', to: '00:01' }, calendar: 'none', packs }],
    [`/sites/${south}/areas/packing`, { name: words }],
    [`/sites/${south}/work-points/bay-3`, { name: words, area: 'packing', latitude: 29.7, longitude: -95, code }],
    ...[...Object.entries(holders), ['hot-work-authorizer', 'p-authorizer'] as const].map(
      ([duty, person]): [string, object] => [
        `/sites/${south}/duties/${duty}`,
        { holders: [{ person, from: plusMinutes(now(), -1440) }] },
      ],
    ),
  ];
  for (const [path, body] of puts) expect(await admin.put(path, body)).toMatchObject({ status: 200 });
}
const generalWork = (): object => ({
  type: 'general-work',
  ...bay,
  window: window(),
  people: [{ person: crew.charge, role: 'person-in-charge' }],
  form: { place: 'Pump P-4', content: 'Change the pump', hazards, energyIsolated: false, guardianWanted: false },
});
const hotWorkUs = (combustibleDistance: number): object => ({
  type: 'hot-work-us',
  ...bay,
  window: window(),
  people: [
    { person: crew.charge, role: 'person-in-charge' },
    { person: crew.welder, role: 'welder' },
  ],
  form: {
    place: 'Bay 3',
    content: 'Weld a bracket',
    method: ['welding'],
    hazards,
    combustibleDistance,
    easilyIgnitedBeyond: false,
    openingsExpose: false,
    partitionConducts: false,
    moreThanMinorFire: false,
    floorOpenings: false,
    usedContainer: false,
    flammablesPossible: false,
    insidePermitSpace: false,
    otherWork: [],
  },
});

describe('a site that chose other packs than its neighbour', () => {
  let permits: RunningPermits;
  let admin: Phone;
  const inPhase = (job: Job, phase: string): Promise<unknown> =>
    until(async () => (await job.read()).phase === phase, { what: `${job.number} ${phase}` });
  const submitting = async (body: object): Promise<unknown> => {
    const { status, body: answer } = await permits.phone(crew.applicant).post('/permits', body);
    return [status, answer.reasons?.map((reason) => [reason.code, reason.field])];
  };

  beforeAll(async () => {
    permits = await runningPermits();
    admin = await setUpPlant(permits);
    await setUpSouth(admin, ['osha', 'general']);
  });
  afterAll(() => permits.stop());

  it('finds every pack that ships', async () => {
    const packs = (await admin.get('/packs')).body as unknown as { pack: string; types: string[] }[];
    expect(packs.map(({ pack }) => pack)).toEqual(expect.arrayContaining(['gb30871-2022', 'general', 'osha']));
  });

  it('lives a plain permit from its submission to the archive, without gas, guardian and fire watch', async () => {
    const job = await Job.submitted(permits, generalWork());
    expect(job.number).toMatch(/^GW-\d{4}-\d{6}$/);
    await inPhase(job, 'inApproval');
    const measures = ['place-checked', 'gear', 'tools', 'cordon', 'way-out'];
    const confirmations = measures.map((measure) => ({ measure, applicable: true }));
    await job.does(crew.charge, 'confirm-measures', { confirmations });
    await job.does(holders['unit-head'], 'approve', { stage: 'unit', place: onSpot });
    await job.does(crew.charge, 'sign-briefing', { as: 'giver' });
    await job.does(crew.charge, 'issue');
    await job.does(crew.applicant, 'check-in', { as: 'applicant', place: { workPointCode: code } });
    expect((await job.does(crew.charge, 'start')).body).toMatchObject({ phase: 'active' });
    const handedBack = await job.does(crew.charge, 'hand-back', { siteClear: true, restored: true });
    expect(handedBack.body).toMatchObject({ phase: 'handedBack' });
    await job.does(holders['unit-head'], 'accept-completion');
    await job.does(holders['unit-head'], 'close');
    await job.does(holders.archive, 'archive');
    await inPhase(job, 'archived');
  });

  it('asks for a fire watcher where its own pack does, and for the inspection before the signature', async () => {
    expect(await submitting(hotWorkUs(34))).toEqual([422, [['role-not-filled', '/people']]]);
    const job = await Job.submitted(permits, hotWorkUs(35));
    expect(job.number).toMatch(/^HWP-/);
    await inPhase(job, 'inApproval');
    const signed = await job.act('p-authorizer', 'approve', { stage: 'authorisation', place: { workPointCode: code } });
    expect(signed.body.reasons).toContainEqual(
      expect.objectContaining({ code: 'step-open', clause: '1910.252(a)(2)(iv)' }),
    );
    await job.does('p-authorizer', 'record-step', { step: 'area-inspected', passed: true });
  });

  it('has no types but those of its packs, and numbers of its own beside its neighbour’s', async () => {
    expect(await submitting(hotWork({ ...bay }))).toEqual([422, [['type-unknown', '/type']]]);
    expect(
      await submitting({ ...generalWork(), site: 'east-plant', area: 'tank-farm', workPoint: 'tk-101-north' }),
    ).toEqual([422, [['type-unknown', '/type']]]);
    expect((await Job.submitted(permits)).number).toMatch(/^DH-/);
  });

  it('says which duties its packs wait for and nobody holds there', async () => {
    const { body } = await admin.put(`/sites/${south}/duties/archive`, {
      holders: [{ person: holders.archive, from: plusMinutes(now(), -1440) }],
    });
    expect(body.vacant).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pack: 'osha', type: 'confined-space-entry', duty: 'entry-supervisor' }),
      ]),
    );
    expect((body.vacant as { pack: string }[]).filter(({ pack }) => pack !== 'osha')).toEqual([]);
  });

  it('is another in another tenant', async () => {
    const tenant = `${permits.tenant}-two`;
    await setUpSouth(permits.phone('p-admin', { tenant }), ['general']);
    const phone = permits.phone(crew.applicant, { tenant });
    expect((await phone.post('/permits', hotWorkUs(35))).body.reasons).toMatchObject([{ code: 'type-unknown' }]);
    const own = await phone.post('/permits', generalWork());
    expect(own.body.number).toMatch(/^GW-\d{4}-000001$/);
  });
});
