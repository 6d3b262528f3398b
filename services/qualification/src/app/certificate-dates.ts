/** Works out when an archived certificate ends and what state that makes it, whenever something that its dates rest on has changed. */
import type { Instant } from '@holdpoint/permit-domain';
import type { CertificateEntity } from '../db/entities/certificate.entity';
import type { TenantRules } from '../db/tenant-rules.read-model';
import { ruleOn } from './certificate-class';
import type { CertificateFacts, CertificateState } from './certificate-facts';
import { datesOf } from './judge-certificate';
import { endOfDay, type LocalDate } from './local-date';

export interface CertificateEnds {
  readonly lastDay: LocalDate | null;
  readonly endsAt: Instant | null;
  readonly state: CertificateState;
}

/**
 * A revoked certificate stays revoked. A lapsed one is held again when a re-examination or a correction gives it more life. One that has run out is
 * left `held`: the sweep lapses it and tells, so that there is one place that tells.
 */
export const endsOf = (facts: CertificateFacts, rules: TenantRules, now: Instant): CertificateEnds => {
  const rule = ruleOn(rules.classes.get(facts.certificateClass), facts.issuedOn);
  const { lastDay } = datesOf(facts, rule);
  const endsAt = lastDay === undefined ? null : endOfDay(lastDay, rules.zone);
  const revived = facts.state === 'lapsed' && (endsAt === null || endsAt > now);
  return { lastDay: lastDay ?? null, endsAt, state: revived ? 'held' : facts.state };
};

/** The facts of a row that isn't stored yet. */
export const factsOf = (
  row: Pick<
    CertificateEntity,
    | 'id'
    | 'certificateClass'
    | 'issuedOn'
    | 'validUntil'
    | 'reExaminationDueOn'
    | 'state'
    | 'verification'
    | 'refutedAs'
    | 'lastConfirmedAt'
    | 'confirmedUntil'
  >,
  reExaminations: CertificateFacts['reExaminations'],
): CertificateFacts => ({
  id: row.id,
  certificateClass: row.certificateClass,
  issuedOn: row.issuedOn,
  ...(row.validUntil !== null && { validUntil: row.validUntil }),
  ...(row.reExaminationDueOn !== null && { reExaminationDueOn: row.reExaminationDueOn }),
  reExaminations,
  state: row.state,
  verification: row.verification,
  ...(row.refutedAs !== null && { refutedAs: row.refutedAs }),
  ...(row.lastConfirmedAt !== null && { lastConfirmedAt: row.lastConfirmedAt }),
  ...(row.confirmedUntil !== null && { confirmedUntil: row.confirmedUntil }),
});
