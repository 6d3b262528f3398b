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
