/** What is known of a certificate when it is judged: dates as printed, re-examinations, its state, what its register last said. */
import type { Instant } from '@holdpoint/permit-domain';
import type { LocalDate } from './local-date';

export interface ReExaminationFacts {
  readonly examinedOn: LocalDate;
  readonly result: 'passed' | 'failed';
  /** Last day that this re-examination counts for, as recorded; absent: the class's rule says. */
  readonly nextDueOn?: LocalDate;
}

/** How the last answer about a certificate read. `refuted` ones never count, until a later confirmation. */
export const verificationStates = ['unverified', 'confirmed', 'refuted'] as const;
export type VerificationState = (typeof verificationStates)[number];

/** `away` outcomes change nothing that was known: the last confirmation keeps its date and grows stale. */
export const verificationOutcomes = [
  'confirmed',
  'forged',
  'mismatched',
  'revoked',
  'expired',
  'slow',
  'down',
  'rate-limited',
  'unreadable',
  'captcha',
] as const;
export type VerificationOutcome = (typeof verificationOutcomes)[number];
export const awayOutcomes: readonly VerificationOutcome[] = ['slow', 'down', 'rate-limited', 'unreadable', 'captcha'];

export const certificateStates = ['held', 'lapsed', 'revoked'] as const;
export type CertificateState = (typeof certificateStates)[number];

export interface CertificateFacts {
  readonly id: string;
  readonly certificateClass: string;
  readonly issuedOn: LocalDate;
  /** Last day as printed on the certificate; wins over the class's rule. */
  readonly validUntil?: LocalDate;
  /** Last day before the first re-examination as printed; wins over the class's rule. */
  readonly reExaminationDueOn?: LocalDate;
  /** Oldest first. */
  readonly reExaminations: readonly ReExaminationFacts[];
  readonly state: CertificateState;
  readonly verification: VerificationState;
  /** The outcome that refuted it. */
  readonly refutedAs?: VerificationOutcome;
  readonly lastConfirmedAt?: Instant;
  /** Until when the last confirmation counts. */
  readonly confirmedUntil?: Instant;
}
