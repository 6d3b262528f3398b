/** Holds a certificate as archived against what its register answered: confirmed, forged, mismatched (and where), revoked, expired, or away. */
import type { VerificationOutcome } from './certificate-facts';
import { matchesMasked } from './identity-number';
import type { LocalDate } from './local-date';
import type { RegisterAnswer, RegisterRecord } from './verification-register';

export interface ArchivedCertificate {
  readonly certificateClass: string;
  readonly number: string;
  readonly holderName: string;
  readonly identityNumber: string;
  readonly issuedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly reExaminationDueOn?: LocalDate;
}
export type ComparedField =
  'number' | 'holderName' | 'identityNumber' | 'certificateClass' | 'issuedOn' | 'validUntil' | 'reExaminationDueOn';
export interface Comparison {
  readonly outcome: VerificationOutcome;
  /** Names of the fields that differ; never their values. */
  readonly differs: readonly ComparedField[];
}

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** A name may be masked too (张*); the stars stand for one character each, or for any number when the lengths differ. */
const sameName = (own: string, shown: string): boolean =>
  shown.includes('*') ? matchesMasked(plain(own), plain(shown)) : plain(own) === plain(shown);

const differences = (archived: ArchivedCertificate, record: RegisterRecord): ComparedField[] => {
  const differs: ComparedField[] = [];
  const check = (field: ComparedField, same: boolean): void => {
    if (!same) differs.push(field);
  };
  check('number', plain(record.number) === plain(archived.number));
  check('holderName', record.holderName === undefined || sameName(archived.holderName, record.holderName));
  check(
    'identityNumber',
    record.identityNumber === undefined || matchesMasked(archived.identityNumber, record.identityNumber),
  );
  check(
    'certificateClass',
    record.certificateClass === undefined || record.certificateClass === archived.certificateClass,
  );
  check('issuedOn', record.issuedOn === undefined || record.issuedOn === archived.issuedOn);
  const sameDate = (own: LocalDate | undefined, shown: LocalDate | undefined): boolean =>
    own === undefined || shown === undefined || own === shown;
  check('validUntil', sameDate(archived.validUntil, record.validUntil));
  check('reExaminationDueOn', sameDate(archived.reExaminationDueOn, record.reExaminationDueOn));
  return differs;
};

/**
 * A certificate that its register doesn't know, or knows as somebody else's, is forged; one whose other particulars differ is mismatched. What the
 * register leaves out is not compared, but a register that names neither the holder nor an identity number confirms nobody's certificate.
 */
export const compareWithRegister = (archived: ArchivedCertificate, answer: RegisterAnswer): Comparison => {
  if (answer.kind === 'away') return { outcome: answer.why, differs: [] };
  if (answer.kind === 'not-found') return { outcome: 'forged', differs: [] };
  const { record } = answer;
  if (record.holderName === undefined && record.identityNumber === undefined)
    return { outcome: 'unreadable', differs: [] };
  const differs = differences(archived, record);
  if (differs.includes('holderName') && differs.includes('identityNumber')) return { outcome: 'forged', differs };
  if (differs.length > 0) return { outcome: 'mismatched', differs };
  if (record.status === 'valid') return { outcome: 'confirmed', differs };
  return { outcome: record.status, differs };
};
