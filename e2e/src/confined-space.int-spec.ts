/** A confined-space permit through its whole life by HTTP, stopped on the way by a certificate that is revoked. */
import { crew } from '@holdpoint/local/walk';
import { duties, instant, localDate, site } from '@holdpoint/local/plant';
import { until } from '@holdpoint/testing';
import { api, patiently, Ticket } from './ticket';

const entrant = crew.welder;
const admin = duties.administrator ?? '';

async function certify(person: string): Promise<string> {
  const { id } = await api.post<{ id: string }>(admin, 'qualification', `/people/${person}/certificates`, {
    certificateClass: 'enterprise/confined-space',
    number: `CS-${Date.now()}`,
    issuer: '东厂区安全管理部',
    issuedOn: localDate(-30),
    validUntil: localDate(300),
  });
  return id;
}

const submission = () => ({
  type: 'confined-space',
  site,
  area: 'tank-farm',
  workPoint: 'tk-102',
  window: { from: instant(-1), until: instant(240) },
  people: [
    { person: crew.charge, role: 'person-in-charge' },
    { person: entrant, role: 'entrant' },
    { person: crew.guardian, role: 'guardian' },
    { person: crew.tester, role: 'gas-tester' },
  ],
  coordinator: duties['safety-officer'],
  form: {
    unit: '罐区',
    workUnit: '检修二班',
    space: 'TK-102',
    formerMedium: 'Naphtha',
    content: 'Clean out the tank',
    connectedLines: true,
    movingParts: false,
    isolationPoints: ['N1'],
    largeSpace: false,
    lowestLel: 1.2,
    toxics: [],
    oxygenEnriched: false,
    beyondLimits: false,
    highRisk: false,
    wetOrNarrow: false,
    lightingVoltage: 12,
    corrosives: false,
    otherWork: [],
    activities: ['cleaning'],
    hazards: [{ hazard: 'Vapour', control: 'Ventilated, tested, monitored' }],
    rescuePlan: { sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', name: 'rescue.pdf' },
  },
});

const sample = (purpose: 'test' | 'monitor', oxygen: number, unit = '%vol') => ({
  samples: [
    {
      sampledAt: instant(0),
      instrument: 'gd-08',
      point: 'inside',
      purpose,
      readings: [
        { substance: 'combustible', value: 0.1, unit },
        { substance: 'oxygen', value: oxygen, unit: '%vol' },
      ],
    },
  ],
});

it('lives from a qualified crew to the archive, and a revoked certificate stops it at once', async () => {
  const certificate = await certify(entrant);
  const ticket = await Ticket.submitted(crew.charge, submission());
  await ticket.until('inApproval');
  await ticket.act(duties['shift-leader'] ?? '', 'record-isolation', {
    points: [{ point: 'N1', energy: 'process', kind: 'blind', state: 'verified', tag: 'MB-1' }],
  });
  const crewBy: Readonly<Record<string, string>> = { 'person-in-charge': crew.charge, guardian: crew.guardian };
  await ticket.confirmMeasures((confirmer) => crewBy[confirmer] ?? duties[confirmer] ?? confirmer);
  await ticket.signAll();
  await ticket.until('approved');
  await ticket.onSpot(crew.charge, 'sign-briefing', { as: 'giver' });
  for (const person of [entrant, crew.guardian]) await ticket.onSpot(person, 'sign-briefing', { as: 'receiver' });
  await ticket.onSpot(duties['shift-leader'] ?? '', 'check-ticket');
  await ticket.act(crew.charge, 'issue');

  const inPercentOfLel = await ticket.refused(crew.tester, 'record-gas', sample('test', 20.9, '%LEL'));
  expect(inPercentOfLel.body.reasons.map(({ code }) => code)).toContain('gas-unit-wrong');
  await ticket.act(crew.tester, 'record-gas', sample('test', 19.4));
  await ticket.onSpot(crew.charge, 'check-in', { as: 'applicant' });
  await ticket.onSpot(crew.guardian, 'check-in', { as: 'guardian' });
  const tooLittleOxygen = await ticket.refused(crew.charge, 'start', {});
  expect(tooLittleOxygen.body.reasons).toContainEqual(expect.objectContaining({ clause: '6.4' }));
  await ticket.act(crew.tester, 'record-gas', sample('test', 20.9));
  expect((await ticket.onSpot(crew.charge, 'start')).phase).toBe('active');
  await ticket.act(crew.guardian, 'count-in', { people: [entrant], tools: [{ kind: 'pump', count: 1 }] });

  await api.post(admin, 'qualification', `/certificates/${certificate}/revocations`, { reason: 'withdrawn by issuer' });
  await ticket.until('suspended');
  const stillUnqualified = await ticket.refused(crew.charge, 'resume');
  expect(stillUnqualified.body.reasons).toContainEqual(expect.objectContaining({ clause: '4.9' }));
  const told = async (): Promise<boolean> => {
    const { items } = await api.get<{ items: { permit?: string }[] }>(
      crew.guardian,
      'notification',
      '/inbox?limit=100',
    );
    return items.some(({ permit }) => permit === ticket.number);
  };
  await until(told, { ...patiently, what: 'the guardian is told' });

  await ticket.act(crew.guardian, 'count-out', { people: [entrant], tools: [] });
  await certify(entrant);
  await ticket.act(crew.tester, 'record-gas', sample('test', 20.9));
  expect((await ticket.onSpot(crew.charge, 'resume')).phase).toBe('active');
  const done = { siteClear: true, restored: true };
  const toolInside = await ticket.refused(crew.charge, 'hand-back', done);
  expect(toolInside.body.reasons).toContainEqual(
    expect.objectContaining({ code: 'tools-still-inside', clause: '6.8' }),
  );
  await ticket.act(crew.guardian, 'count-out', { people: [], tools: [{ kind: 'pump', count: 1 }] });
  await ticket.act(crew.charge, 'hand-back', done);
  await ticket.onSpot(duties['shift-leader'] ?? '', 'accept-completion');
  await ticket.act(duties['shift-leader'] ?? '', 'close');
  expect((await ticket.act(duties.archive ?? '', 'archive')).phase).toBe('archived');

  const { folded, row } = await ticket.proof();
  expect(row).toMatchObject(folded as object);
});
