/** Certificate classes and their dated rules: how long one holds, when it must be examined again, what must stand beside it. */
import type { Certainty, Words } from '@holdpoint/permit-domain';
import type { LocalDate } from './local-date';

/** One regime of a class, in force on the dates given (both inclusive). Which regime governs a certificate is decided by its date of issue. */
export interface ClassRule {
  readonly effectiveFrom: LocalDate;
  readonly effectiveTo?: LocalDate;
  /** Months from the date of issue; used only where the certificate prints no date of its own. Absent: without a printed date its validity is unknown. */
  readonly validityMonths?: number;
  /** Months between re-examinations (复审); absent: none is due. A due date printed or recorded wins. */
  readonly reExaminationMonths?: number;
  /** Whether the certificate counts only when confirmed against its register or attested by a person. */
  readonly verification: 'required' | 'not-required';
  /** Days that a confirmation counts for; when the register stays away longer, the certificate stops counting. */
  readonly confirmedForDays: number;
  /** Whether a person needs a medical record that says fit, and holds through the job. */
  readonly medical: 'required' | 'not-required';
  /** The regulation and its clause. */
  readonly source: string;
  readonly certainty: Certainty;
}

export interface CertificateClass {
  /** `special-trade/...` (state certificate), `special-equipment/...` or `enterprise/...` (the enterprise's own training certificate). */
  readonly code: string;
  readonly name: Words;
  readonly rules: readonly ClassRule[];
}

/** The regime in force on that date, or nothing. */
export const ruleOn = (certificateClass: CertificateClass | undefined, date: LocalDate): ClassRule | undefined =>
  certificateClass?.rules.find(
    (rule) => rule.effectiveFrom <= date && (rule.effectiveTo === undefined || date <= rule.effectiveTo),
  );

/** Faults of a class's rules as a whole: regimes that overlap, or end before they begin. Positions are indexes into `rules`. */
export const faultsOfRules = (
  rules: readonly ClassRule[],
): { readonly code: 'rule-dates-reversed' | 'rule-dates-overlap'; readonly index: number }[] => {
  const faults: { code: 'rule-dates-reversed' | 'rule-dates-overlap'; index: number }[] = [];
  rules.forEach((rule, index) => {
    if (rule.effectiveTo !== undefined && rule.effectiveTo < rule.effectiveFrom)
      faults.push({ code: 'rule-dates-reversed', index });
    const overlaps = rules
      .slice(0, index)
      .some(
        (other) =>
          other.effectiveFrom <= (rule.effectiveTo ?? '9999-12-31') &&
          rule.effectiveFrom <= (other.effectiveTo ?? '9999-12-31'),
      );
    if (overlaps) faults.push({ code: 'rule-dates-overlap', index });
  });
  return faults;
};
