/** What is known of a person when they are judged: certificates, medical records, training, bans. */
import type { Instant } from '@holdpoint/permit-domain';
import type { CertificateFacts } from './certificate-facts';
import type { LocalDate } from './local-date';

/** A contraindication against every kind of special work. */
export const everyClass = 'every-class';

export interface MedicalFacts {
  readonly examinedOn: LocalDate;
  /** Last day that the examination counts for; absent: until the next one. */
  readonly validUntil?: LocalDate;
  readonly verdict: 'fit' | 'unfit';
  /** Certificate classes whose work the person may not do, or `every-class` (职业禁忌证). */
  readonly contraindications: readonly string[];
}
export interface TrainingFacts {
  readonly course: string;
  readonly completedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly result: 'passed' | 'failed';
}
export interface BanFacts {
  /** Absent: every site of the tenant. */
  readonly site?: string;
  readonly from: Instant;
  /** Absent: until it is lifted. */
  readonly until?: Instant;
}
export interface PersonFacts {
  readonly id: string;
  readonly standing: 'active' | 'left';
  readonly certificates: readonly CertificateFacts[];
  /** Oldest first; the last one counts. */
  readonly medical: readonly MedicalFacts[];
  readonly training: readonly TrainingFacts[];
  /** Only those that weren't lifted. */
  readonly bans: readonly BanFacts[];
}
