/** The shipped certificate classes: regimes that follow each other without a gap, and what each makes of a certificate without printed dates. */
import shippedClasses from '../db/certificate-classes.json';
import type { CertificateClass } from './certificate-class';
import type { CertificateFacts } from './certificate-facts';
import { faultsOfRules, ruleOn } from './certificate-class';
import { datesOf } from './judge-certificate';
import { addDays } from './local-date';

const shipped = shippedClasses as unknown as readonly CertificateClass[];
const datesBy = (code: string, issuedOn: string) => {
  const rule = ruleOn(
    shipped.find((one) => one.code === code),
    issuedOn,
  );
  const certificate: CertificateFacts = {
    id: 'c-1',
    certificateClass: code,
    issuedOn,
    reExaminations: [],
    state: 'held',
    verification: 'unverified',
  };
  return rule && datesOf(certificate, rule);
};

it('each has one name and regimes that don’t overlap', () => {
  expect(new Set(shipped.map(({ code }) => code)).size).toBe(shipped.length);
  for (const { code, rules } of shipped) expect([code, faultsOfRules(rules)]).toEqual([code, []]);
});

it('a regime begins on the day after the one before it', () => {
  for (const { code, rules } of shipped) {
    rules.slice(1).forEach((rule, i) => {
      expect([code, rule.effectiveFrom]).toEqual([code, addDays(rules[i]?.effectiveTo ?? '', 1)]);
    });
  }
});

it.each(['special-trade/electrician', 'special-trade/height', 'special-trade/scaffolder'])(
  '%s: six years and a re-examination every three until May 2026; since June the printed dates alone',
  (code) => {
    expect(datesBy(code, '2026-05-31')).toMatchObject({ validUntil: '2032-05-30', reExaminationDueOn: '2029-05-30' });
    expect(datesBy(code, '2026-06-01')).toEqual({});
  },
);

it.each(['special-equipment/crane-operator', 'special-equipment/crane-signaller'])('%s: four years', (code) => {
  expect(datesBy(code, '2024-03-10')).toMatchObject({ validUntil: '2028-03-09' });
  expect(datesBy(code, '2024-03-10')).not.toHaveProperty('reExaminationDueOn');
});

it('what the state issues is confirmed and asks for a fit record; what the enterprise issues is its own word, and default', () => {
  for (const { code, rules } of shipped) {
    const state = /^special-/.test(code);
    for (const rule of rules) {
      expect([code, rule.verification]).toEqual([code, state ? 'required' : 'not-required']);
      expect([code, rule.certainty]).toEqual([code, state ? 'C' : 'O']);
      if (state) expect([code, rule.medical]).toEqual([code, 'required']);
    }
  }
});
