/** Bodies as an engineer would send them, for OpenAPI. */
export const person = {
  id: 'p-welder-1',
  kind: 'contractor',
  name: '张伟',
  firm: '华东检修公司',
  team: 'maintenance-1',
  superior: 'p-foreman',
  identityKind: 'resident',
  identityNumber: '11010119900307803X',
};
export const amendment = { team: 'maintenance-2', superior: null };
export const medical = {
  examinedOn: '2026-09-01',
  validUntil: '2027-08-31',
  verdict: 'fit',
  contraindications: [],
  institution: '市职业病防治院',
};
export const training = {
  course: 'site-induction',
  completedOn: '2026-09-01',
  validUntil: '2027-08-31',
  result: 'passed',
};

export const personAnswer = {
  id: 'p-welder-1',
  kind: 'contractor',
  name: '张伟',
  firm: '华东检修公司',
  team: 'maintenance-1',
  superior: 'p-foreman',
  identity: { kind: 'resident', masked: '110*************3X' },
  standing: 'active',
  version: 1,
  registeredAt: '2026-11-24T01:00:00.000Z',
  amendedAt: '2026-11-24T01:00:00.000Z',
};
export const peoplePage = { items: [personAnswer], next: 'WyJwLXdlbGRlci0xIl0' };
export const looksPage = {
  items: [
    {
      id: 'look-7k2m9q4w8x3t5b6n2p8r',
      by: 'p-officer',
      at: '2026-11-24T01:05:00.000Z',
      route: 'GET /people/{person}',
      correlationId: 'd8b4d4a1-64d3-4e4f-9d38-6a4a5d6c7b03',
    },
  ],
};
export const permitsPage = {
  items: [
    {
      number: 'DH-2026-000123',
      permitType: 'hot-work',
      level: '1',
      site: 'east-plant',
      area: 'tank-farm',
      phase: 'active',
      validUntil: '2026-11-24T13:30:00.000Z',
      roles: ['welder'],
    },
  ],
};
export const standing = {
  person: 'p-welder-1',
  classes: ['special-trade/welding-hot-cutting'],
  from: '2026-11-24T05:30:00.000Z',
  until: '2026-11-24T13:30:00.000Z',
  meets: false,
  reasons: [
    {
      code: 'not-verified',
      certificateClass: 'special-trade/welding-hot-cutting',
      message: 'special-trade/welding-hot-cutting 证书没有经登记系统确认，或确认已过时',
    },
  ],
  validUntil: '2027-03-09T16:00:00.000Z',
};
const recorded = { recordedBy: 'p-clerk', recordedAt: '2026-11-24T01:00:00.000Z' };
export const medicalAnswer = {
  id: 'med-7k2m9q4w8x3t5b6n2p8r',
  person: 'p-welder-1',
  ...medical,
  evidence: [],
  ...recorded,
};
export const trainingAnswer = {
  id: 'train-7k2m9q4w8x3t5b6n2p8r',
  person: 'p-welder-1',
  ...training,
  evidence: [],
  ...recorded,
};
