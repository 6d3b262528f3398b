/** One certificate against one window, at every boundary: a millisecond on this side stands, on the other doesn't. */
import { toEpochMs, toInstant } from '@holdpoint/permit-domain';
import shippedClasses from '../db/certificate-classes.json';
import type { CertificateClass } from './certificate-class';
import type { CertificateFacts } from './certificate-facts';
import { datesOf, judgeCertificate } from './judge-certificate';

const zone = 'Asia/Shanghai';
const welding = shippedClasses.find(
  (one) => one.code === 'special-trade/welding-hot-cutting',
) as unknown as CertificateClass;
const plus = (at: string, ms: number): string => toInstant(toEpochMs(at) + ms);
const window = { from: '2026-11-24T00:00:00.000Z', until: '2026-11-24T08:00:00.000Z' };
const codes = (certificate: CertificateFacts, at = window, certificateClass: CertificateClass | undefined = welding) =>
  judgeCertificate(certificate, certificateClass, at, zone).reasons.map((reason) => reason.code);

const certificate: CertificateFacts = {
  id: 'c-1',
  certificateClass: 'special-trade/welding-hot-cutting',
  issuedOn: '2024-03-10',
  validUntil: '2030-03-09',
  reExaminationDueOn: '2027-03-09',
  reExaminations: [],
  state: 'held',
  verification: 'confirmed',
  lastConfirmedAt: '2026-11-20T00:00:00.000Z',
  confirmedUntil: '2026-12-20T00:00:00.000Z',
};

describe('one certificate through a window', () => {
  it('stands, and says when it would lapse: at the earlier of validity and re-examination', () => {
    expect(judgeCertificate(certificate, welding, window, zone)).toEqual({
      certificate: 'c-1',
      stands: true,
      reasons: [],
      validUntil: '2027-03-09T16:00:00.000Z',
    });
  });

  it('stands when the window ends at the very moment it lapses, and not a millisecond later', () => {
    const lapses = '2026-11-24T16:00:00.000Z';
    const last = { ...certificate, validUntil: '2026-11-24', reExaminationDueOn: '2027-01-01' };
    expect(codes(last, { from: window.from, until: lapses })).toEqual([]);
    expect(codes(last, { from: window.from, until: plus(lapses, -1) })).toEqual([]);
    expect(codes(last, { from: window.from, until: plus(lapses, 1) })).toEqual(['certificate-expired']);
  });

  it('is overdue a millisecond after the re-examination day ends', () => {
    const lapses = '2026-11-24T16:00:00.000Z';
    const due = { ...certificate, reExaminationDueOn: '2026-11-24' };
    expect(codes(due, { from: window.from, until: lapses })).toEqual([]);
    expect(codes(due, { from: window.from, until: plus(lapses, 1) })).toEqual(['re-examination-overdue']);
  });

  it('counts from the first moment of its day of issue', () => {
    const young = { ...certificate, issuedOn: '2026-11-24' };
    expect(codes(young, { ...window, from: '2026-11-23T16:00:00.000Z' })).toEqual([]);
    expect(codes(young, { ...window, from: '2026-11-23T15:59:59.999Z' })).toEqual(['certificate-not-yet-valid']);
  });

  it('needs a confirmation that counts to the end of the window', () => {
    expect(codes({ ...certificate, confirmedUntil: window.until })).toEqual([]);
    expect(codes({ ...certificate, confirmedUntil: plus(window.until, -1) })).toEqual(['not-verified']);
    expect(
      codes({ ...certificate, verification: 'unverified', confirmedUntil: undefined } as CertificateFacts),
    ).toEqual(['not-verified']);
    expect(codes({ ...certificate, verification: 'unverified' })).toEqual(['not-verified']);
  });

  it.each([
    ['forged', 'certificate-forged'],
    ['mismatched', 'certificate-mismatched'],
    ['revoked', 'certificate-revoked'],
    ['expired', 'certificate-expired'],
  ] as const)('does not count once its register calls it %s', (refutedAs, code) => {
    expect(codes({ ...certificate, verification: 'refuted', refutedAs })).toEqual([code]);
  });

  it('does not count when revoked here, or when the last re-examination failed', () => {
    expect(codes({ ...certificate, state: 'revoked' })).toEqual(['certificate-revoked']);
    const passed = { examinedOn: '2026-01-01', result: 'passed', nextDueOn: '2029-01-01' } as const;
    const failed = { examinedOn: '2026-06-01', result: 'failed' } as const;
    expect(codes({ ...certificate, reExaminations: [passed, failed] })).toEqual(['re-examination-failed']);
    expect(codes({ ...certificate, reExaminations: [failed, { ...passed, examinedOn: '2026-07-01' }] })).toEqual([]);
  });

  it('gives every reason at once', () => {
    const poor: CertificateFacts = {
      ...certificate,
      validUntil: '2026-01-01',
      reExaminationDueOn: '2025-01-01',
      state: 'revoked',
      verification: 'unverified',
    };
    expect(codes(poor)).toEqual([
      'certificate-revoked',
      'certificate-expired',
      're-examination-overdue',
      'not-verified',
    ]);
  });

  it('counts nothing of a class that no regime covers on the date of issue', () => {
    expect(codes({ ...certificate, issuedOn: '2010-06-30' })).toEqual(['class-unknown']);
    expect(judgeCertificate(certificate, undefined, window, zone).reasons.map((one) => one.code)).toContain(
      'class-unknown',
    );
  });
});

describe('dates of a certificate', () => {
  const bare: CertificateFacts = {
    id: 'c-2',
    certificateClass: certificate.certificateClass,
    issuedOn: '2024-03-10',
    reExaminations: [],
    state: 'held',
    verification: 'confirmed',
  };
  const [older, newer] = welding.rules;

  it('come from the regime of the date of issue where nothing is printed', () => {
    expect(datesOf(bare, older)).toEqual({
      validUntil: '2030-03-09',
      reExaminationDueOn: '2027-03-09',
      lastDay: '2027-03-09',
    });
  });

  it('are the printed ones where there are any, under either regime', () => {
    expect(datesOf({ ...bare, validUntil: '2028-01-01', reExaminationDueOn: '2026-12-31' }, older)).toEqual({
      validUntil: '2028-01-01',
      reExaminationDueOn: '2026-12-31',
      lastDay: '2026-12-31',
    });
    expect(datesOf({ ...bare, issuedOn: '2026-06-01', validUntil: '2032-05-31' }, newer)).toEqual({
      validUntil: '2032-05-31',
      lastDay: '2032-05-31',
    });
  });

  it('are unknown under the newer regime without a printed date, and such a certificate does not count', () => {
    const unprinted = { ...bare, issuedOn: '2026-06-01', confirmedUntil: '2027-01-01T00:00:00.000Z' };
    expect(datesOf(unprinted, newer)).toEqual({});
    expect(codes(unprinted)).toEqual(['certificate-validity-unknown']);
  });

  it('move on with a re-examination that was passed, by its own due date before the rule', () => {
    const byRule = { ...bare, reExaminations: [{ examinedOn: '2027-02-01', result: 'passed' as const }] };
    expect(datesOf(byRule, older).reExaminationDueOn).toBe('2030-01-31');
    const byRecord = { ...bare, reExaminations: [{ ...byRule.reExaminations[0]!, nextDueOn: '2029-06-30' }] };
    expect(datesOf(byRecord, older).reExaminationDueOn).toBe('2029-06-30');
  });
});
