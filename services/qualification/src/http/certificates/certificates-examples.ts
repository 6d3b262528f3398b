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
