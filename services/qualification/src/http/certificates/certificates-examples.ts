/** Bodies as an engineer would send them, for OpenAPI. */
export const evidence = [
  {
    reference: 'scan://archive/2024/03/0815.pdf',
    sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    mediaType: 'application/pdf',
  },
];
export const certificate = {
  certificateClass: 'special-trade/welding-hot-cutting',
  number: 'T11010119900307803X',
  issuer: '上海市应急管理局',
  issuedOn: '2024-03-10',
  validUntil: '2030-03-09',
  reExaminationDueOn: '2027-03-09',
  scans: evidence,
};
export const amendment = { number: 'T110101199003078048', validUntil: null };
export const reExamination = { examinedOn: '2026-02-01', result: 'passed', nextDueOn: '2030-01-31', evidence };
export const revocation = { reason: '发证机关通报注销' };
export const attestation = {
  register: '国家安全生产考试网',
  lookedAt: '2026-11-24T09:10:00+08:00',
  outcome: 'confirmed',
  evidence,
  nextCheckDue: '2026-12-20T09:00:00+08:00',
};

export const certificateAnswer = {
  id: 'cert-7k2m9q4w8x3t5b6n2p8r',
  person: 'p-welder-1',
  ...certificate,
  state: 'held',
  stateSince: '2026-11-24T01:00:00.000Z',
  lastDay: '2027-03-09',
  endsAt: '2027-03-09T16:00:00.000Z',
  verification: {
    state: 'confirmed',
    lastConfirmedAt: '2026-11-24T01:00:02.000Z',
    confirmedUntil: '2026-12-24T01:00:02.000Z',
    lastAskedAt: '2026-11-24T01:00:02.000Z',
    lastOutcome: 'confirmed',
    nextCheckDue: '2026-11-25T01:00:02.000Z',
  },
  version: 1,
};
export const revokedAnswer = {
  ...certificateAnswer,
  state: 'revoked',
  stateReason: revocation.reason,
  stateSince: '2026-11-24T02:00:00.000Z',
  version: 2,
};
export const reExaminationAnswer = {
  id: 'exam-7k2m9q4w8x3t5b6n2p8r',
  ...reExamination,
  recordedBy: 'p-clerk',
  recordedAt: '2026-11-24T01:00:00.000Z',
};
export const reExaminedAnswer = {
  reExamination: reExaminationAnswer,
  certificate: { ...certificateAnswer, lastDay: '2030-01-31', endsAt: '2030-01-31T16:00:00.000Z', version: 2 },
};
export const verificationAnswer = {
  id: 'ver-7k2m9q4w8x3t5b6n2p8r',
  lookedAt: '2026-11-24T01:00:02.000Z',
  method: 'json-register',
  register: 'provincial-bureau',
  by: 'system:verify',
  outcome: 'confirmed',
  differs: [],
  evidence: [
    {
      reference: 'register:provincial-bureau',
      sha256: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
    },
  ],
  nextCheckDue: '2026-11-25T01:00:02.000Z',
};
export const attestedAnswer = {
  ...verificationAnswer,
  lookedAt: '2026-11-24T01:10:00.000Z',
  method: 'attested',
  register: attestation.register,
  by: 'p-safety-officer',
  evidence,
  nextCheckDue: '2026-12-20T01:00:00.000Z',
};
export const verificationsPage = { items: [verificationAnswer] };
export const verificationsDuePage = {
  items: [
    {
      certificate: 'cert-7k2m9q4w8x3t5b6n2p8r',
      person: 'p-welder-1',
      certificateClass: 'special-trade/welding-hot-cutting',
      nextCheckDue: '2026-11-24T01:00:02.000Z',
      lastConfirmedAt: '2026-11-23T01:00:02.000Z',
      lastOutcome: 'down',
    },
  ],
};
export const expiringPage = {
  items: [
    {
      certificate: 'cert-7k2m9q4w8x3t5b6n2p8r',
      person: 'p-welder-1',
      certificateClass: 'special-trade/welding-hot-cutting',
      lastDay: '2026-12-20',
      endsAt: '2026-12-20T16:00:00.000Z',
    },
  ],
};
