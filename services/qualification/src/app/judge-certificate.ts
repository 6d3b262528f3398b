/** Says whether one certificate stands through a whole window of time, when it would lapse, and every reason why it doesn't stand. */
import type { Instant, Window } from '@holdpoint/permit-domain';
import type { CertificateFacts } from './certificate-facts';
import { type CertificateClass, type ClassRule, ruleOn } from './certificate-class';
import { addDays, addMonths, endOfDay, type LocalDate, startOfDay } from './local-date';

export type CertificateReasonCode =
  | 'certificate-expired'
  | 'certificate-not-yet-valid'
  | 'certificate-validity-unknown'
  | 'certificate-revoked'
  | 'certificate-forged'
  | 'certificate-mismatched'
  | 're-examination-overdue'
  | 're-examination-failed'
  | 'not-verified'
  | 'class-unknown';

export interface CertificateReason {
  readonly code: CertificateReasonCode;
  readonly certificateClass: string;
  /** When what is meant here ended or ends: the certificate's, the re-examination's or the confirmation's last moment. */
  readonly validUntil?: Instant;
}

/** Last days, as printed or by the rule of the date of issue; absent where nothing says one. */
export interface CertificateDates {
  readonly validUntil?: LocalDate;
  readonly reExaminationDueOn?: LocalDate;
  /** The earlier of the two: the last day that the certificate counts. */
  readonly lastDay?: LocalDate;
}

/** A span of so many months from a day ends the day before the same day: 2020-03-10 plus 72 months is 2026-03-09. */
const spanEnd = (from: LocalDate, months: number | undefined): LocalDate | undefined =>
  months === undefined ? undefined : addDays(addMonths(from, months), -1);

/** When the certificate's life and its next re-examination fall due. What is printed or recorded wins over the rule. */
export const datesOf = (certificate: CertificateFacts, rule: ClassRule | undefined): CertificateDates => {
  const validUntil = certificate.validUntil ?? spanEnd(certificate.issuedOn, rule?.validityMonths);
  const last = certificate.reExaminations.at(-1);
  const reExaminationDueOn = last
    ? (last.nextDueOn ?? spanEnd(last.examinedOn, rule?.reExaminationMonths))
    : (certificate.reExaminationDueOn ?? spanEnd(certificate.issuedOn, rule?.reExaminationMonths));
  const lastDay = [validUntil, reExaminationDueOn].filter((day) => day !== undefined).sort()[0];
  return {
    ...(validUntil !== undefined && { validUntil }),
    ...(reExaminationDueOn !== undefined && { reExaminationDueOn }),
    // Without an end of its own a certificate has no last day that anybody vouches for, whatever the re-examination says.
    ...(validUntil !== undefined && lastDay !== undefined && { lastDay }),
  };
};

export interface CertificateJudgement {
  readonly certificate: string;
  readonly stands: boolean;
  readonly reasons: readonly CertificateReason[];
  /** The first moment at which it no longer counts by its dates; absent where unknown. */
  readonly validUntil?: Instant;
}

const refutations: Partial<Record<string, CertificateReasonCode>> = {
  forged: 'certificate-forged',
  mismatched: 'certificate-mismatched',
  revoked: 'certificate-revoked',
  expired: 'certificate-expired',
};

/**
 * Judges by dates, by the regime of the class at the date of issue, by re-examinations and by the register's word, all through the window:
 * a certificate that lapses at the very moment the window ends stands, one that lapses a millisecond earlier doesn't. What isn't known doesn't
 * count (GB 30871-2022 4.9).
 */
export const judgeCertificate = (
  certificate: CertificateFacts,
  certificateClass: CertificateClass | undefined,
  window: Window,
  zone: string,
): CertificateJudgement => {
  const reasons: CertificateReason[] = [];
  const add = (code: CertificateReasonCode, validUntil?: Instant): void => {
    reasons.push({
      code,
      certificateClass: certificate.certificateClass,
      ...(validUntil !== undefined && { validUntil }),
    });
  };
  const rule = ruleOn(certificateClass, certificate.issuedOn);
  if (!rule) add('class-unknown');

  if (certificate.state === 'revoked') add('certificate-revoked');
  if (startOfDay(certificate.issuedOn, zone) > window.from) add('certificate-not-yet-valid');

  const dates = datesOf(certificate, rule);
  const validityEnds = dates.validUntil && endOfDay(dates.validUntil, zone);
  const reExaminationEnds = dates.reExaminationDueOn && endOfDay(dates.reExaminationDueOn, zone);
  if (validityEnds === undefined) add('certificate-validity-unknown');
  else if (validityEnds < window.until) add('certificate-expired', validityEnds);
  if (certificate.reExaminations.at(-1)?.result === 'failed') add('re-examination-failed');
  else if (reExaminationEnds !== undefined && reExaminationEnds < window.until)
    add('re-examination-overdue', reExaminationEnds);

  if (certificate.verification === 'refuted') {
    const code = refutations[certificate.refutedAs ?? ''] ?? 'certificate-mismatched';
    if (!reasons.some((reason) => reason.code === code)) add(code);
  } else if (rule?.verification === 'required') {
    const confirmed = certificate.verification === 'confirmed' && certificate.confirmedUntil !== undefined;
    if (!confirmed || certificate.confirmedUntil < window.until) add('not-verified', certificate.confirmedUntil);
  }

  const lastMoment = dates.lastDay && endOfDay(dates.lastDay, zone);
  return {
    certificate: certificate.id,
    stands: reasons.length === 0,
    reasons,
    ...(lastMoment !== undefined && { validUntil: lastMoment }),
  };
};
