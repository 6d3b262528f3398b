/** One person for one role: what is missing, what forbids it, and which of several certificates counts. */
import shippedClasses from '../db/certificate-classes.json';
import type { CertificateClass } from './certificate-class';
import type { CertificateFacts } from './certificate-facts';
import { judgePerson, type JudgingRules, type PersonQuestion } from './judge-person';
import type { PersonFacts } from './person-facts';

const guardian = 'enterprise/guardian';
const entrant = 'enterprise/confined-space';
const rules: JudgingRules = {
  zone: 'Asia/Shanghai',
  classes: new Map((shippedClasses as unknown as CertificateClass[]).map((one) => [one.code, one])),
  requiredTraining: [],
};
const question: PersonQuestion = {
  person: 'p-1',
  role: 'guardian',
  needs: [guardian],
  site: 'north',
  window: { from: '2026-11-24T00:00:00.000Z', until: '2026-11-24T08:00:00.000Z' },
};
const certificate: CertificateFacts = {
  id: 'c-1',
  certificateClass: guardian,
  issuedOn: '2025-01-01',
  validUntil: '2027-12-31',
  reExaminations: [],
  state: 'held',
  verification: 'unverified',
};
const person: PersonFacts = {
  id: 'p-1',
  standing: 'active',
  certificates: [certificate],
  medical: [],
  training: [],
  bans: [],
};
const codes = (facts: PersonFacts | undefined, asked: PersonQuestion = question, by: JudgingRules = rules) =>
  judgePerson(facts, asked, by).finding.reasons.map((reason) => reason.code);

describe('one person for one role', () => {
  it('meets it with a certificate that stands, and names the certificate counted', () => {
    expect(judgePerson(person, question, rules)).toEqual({
      finding: { person: 'p-1', role: 'guardian', meets: true, reasons: [], validUntil: '2027-12-31T16:00:00.000Z' },
      counted: [{ certificateClass: guardian, certificate: 'c-1', validUntil: '2027-12-31T16:00:00.000Z' }],
    });
  });

  it('refuses a person nobody knows, one who left, one without the class', () => {
    expect(codes(undefined)).toEqual(['person-unknown']);
    expect(codes({ ...person, standing: 'left' })).toEqual(['person-left']);
    expect(codes({ ...person, certificates: [] })).toEqual(['certificate-missing']);
  });

  it('counts the certificate that stands, whatever others of the class say', () => {
    const expired = { ...certificate, id: 'c-0', validUntil: '2026-01-01' };
    const renewed = { ...certificate, id: 'c-2', validUntil: '2028-12-31' };
    const judged = judgePerson({ ...person, certificates: [expired, renewed, certificate] }, question, rules);
    expect(judged.counted.map((one) => one.certificate)).toEqual(['c-2']);
    expect(judged.finding.meets).toBe(true);
  });

  it('says the earliest end where several classes are needed', () => {
    const both: PersonFacts = {
      ...person,
      certificates: [
        certificate,
        { ...certificate, id: 'c-3', certificateClass: 'enterprise/gas-tester', validUntil: '2026-12-31' },
      ],
    };
    const asked = { ...question, needs: [guardian, 'enterprise/gas-tester'] };
    expect(judgePerson(both, asked, rules).finding.validUntil).toBe('2026-12-31T16:00:00.000Z');
  });

  describe('medical fitness', () => {
    const entering = { ...question, role: 'entrant', needs: [entrant] };
    const able: PersonFacts = {
      ...person,
      certificates: [{ ...certificate, certificateClass: entrant }],
      medical: [{ examinedOn: '2026-01-10', validUntil: '2026-11-24', verdict: 'fit', contraindications: [] }],
    };
    it('is needed where the class says so, and holds to the end of the window', () => {
      expect(codes(able, entering)).toEqual([]);
      expect(codes({ ...able, medical: [] }, entering)).toEqual(['medical-missing']);
      const end = { ...entering, window: { ...entering.window, until: '2026-11-24T16:00:00.000Z' } };
      expect(codes(able, end)).toEqual([]);
      const after = { ...entering, window: { ...entering.window, until: '2026-11-24T16:00:00.001Z' } };
      expect(codes(able, after)).toEqual(['medical-expired']);
    });
    it('forbids what it names, and everything where the verdict is unfit', () => {
      const of = (medical: Partial<PersonFacts['medical'][number]>): PersonFacts => ({
        ...able,
        medical: [{ ...able.medical[0]!, ...medical }],
      });
      expect(codes(of({ contraindications: [entrant] }), entering)).toEqual(['contraindicated']);
      expect(codes(of({ contraindications: [guardian] }), entering)).toEqual([]);
      expect(codes(of({ contraindications: ['every-class'] }), entering)).toEqual(['contraindicated']);
      expect(codes(of({ verdict: 'unfit' }), entering)).toEqual(['contraindicated']);
    });
    it('forbids a class that asks for no medical record too', () => {
      expect(
        codes({ ...person, medical: [{ examinedOn: '2026-01-10', verdict: 'unfit', contraindications: [] }] }),
      ).toEqual(['contraindicated']);
    });
    it('goes by the last examination', () => {
      const unfit = { examinedOn: '2026-01-01', verdict: 'unfit' as const, contraindications: [] };
      const fit = { examinedOn: '2026-06-01', verdict: 'fit' as const, contraindications: [] };
      expect(codes({ ...able, medical: [unfit, fit] }, entering)).toEqual([]);
    });
  });

  describe('bans', () => {
    const banned = (ban: Partial<PersonFacts['bans'][number]>): PersonFacts => ({
      ...person,
      bans: [{ site: 'north', from: '2026-11-01T00:00:00.000Z', ...ban }],
    });
    it('count at their site or everywhere, while they overlap the window', () => {
      expect(codes(banned({}))).toEqual(['site-ban']);
      expect(codes(banned({ site: 'south' }))).toEqual([]);
      expect(codes({ ...person, bans: [{ from: '2026-11-01T00:00:00.000Z' }] })).toEqual(['site-ban']);
      expect(codes(banned({ from: question.window.until }))).toEqual([]);
      expect(codes(banned({ from: '2026-11-24T07:59:59.999Z' }))).toEqual(['site-ban']);
      expect(codes(banned({ until: question.window.from }))).toEqual([]);
      expect(codes(banned({ until: '2026-11-24T00:00:00.001Z' }))).toEqual(['site-ban']);
    });
  });

  it('asks for the training that the tenant requires', () => {
    const by = { ...rules, requiredTraining: ['site-induction'] };
    const trained = (training: Partial<PersonFacts['training'][number]>): PersonFacts => ({
      ...person,
      training: [{ course: 'site-induction', completedOn: '2026-01-01', result: 'passed', ...training }],
    });
    expect(codes(person, question, by)).toEqual(['training-missing']);
    expect(codes(trained({}), question, by)).toEqual([]);
    expect(codes(trained({ result: 'failed' }), question, by)).toEqual(['training-missing']);
    expect(codes(trained({ validUntil: '2026-11-23' }), question, by)).toEqual(['training-missing']);
    expect(codes(trained({ validUntil: '2026-11-24' }), question, by)).toEqual([]);
  });
});
