/** A class and settings as they are sent and shown, for OpenAPI. */
export const definition = {
  code: 'enterprise/guardian',
  name: { zh: '企业监护人培训合格证', en: 'Enterprise certificate: guardian' },
  rules: [
    {
      effectiveFrom: '2026-01-01',
      validityMonths: 12,
      verification: 'not-required',
      confirmedForDays: 30,
      medical: 'not-required',
      source: '企业制度 AQ-07',
      certainty: 'V',
    },
  ],
};
export const classAnswer = { ...definition, origin: 'tenant' };
export const change = { ladder: [90, 60, 30, 7, 1], requiredTraining: ['site-induction'] };
export const settings = { zone: 'Asia/Shanghai', ...change, freshHours: 24 };
