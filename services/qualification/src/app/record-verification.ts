/** What one answer about a certificate changes: the confirmation and until when it counts, the refutation and its news, the next look. */
import { plusMinutes } from '@holdpoint/permit-domain';
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import { verificationView, type VerificationView } from '../db/certificates.read-model';
import { certificatesStore } from '../db/certificates.store';
import type { CertificateEntity } from '../db/entities/certificate.entity';
import type { EvidenceReference } from '../db/entities/columns.entity';
import type { VerificationEntity } from '../db/entities/verification.entity';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { ruleOn } from './certificate-class';
import { awayOutcomes } from './certificate-facts';
import type { Comparison } from './compare-with-register';
import { verifications } from './measures';
import { newId } from './new-id';
import { tellLossOfCertificate } from './tell-loss';
import type { VerificationMethod } from './verification-register';

export interface VerificationResult {
  readonly method: VerificationMethod;
  readonly register: string;
  readonly lookedAt: Instant;
  readonly comparison: Comparison;
  readonly evidence: readonly EvidenceReference[];
  /** As an attesting person sets it; never later than the confirmation counts. */
  readonly nextCheckDue?: Instant;
  readonly retryAfterSeconds?: number;
}

const minutesPerDay = 1440;
/** Classes that no rule asks to verify may be verified all the same; then the confirmation counts so long. */
const defaultConfirmedForDays = 30;
/** A register that is away is asked again after so many minutes, unless it said itself when. */
const retryMinutes = 5;

const earlier = (a: Instant, b: Instant | undefined): Instant => (b !== undefined && b < a ? b : a);

/** Call with the certificate locked in the present transaction. A certificate revoked here stays so whatever the register says. */
export const recordVerification = async (
  em: EntityManager,
  act: Act,
  certificate: CertificateEntity,
  result: VerificationResult,
): Promise<VerificationView> => {
  const rules = await tenantRulesReadModel.all(em, act.tenant);
  const rule = ruleOn(rules.classes.get(certificate.certificateClass), certificate.issuedOn);
  const { outcome, differs } = result.comparison;
  const away = awayOutcomes.includes(outcome);
  const confirmedUntil = plusMinutes(
    result.lookedAt,
    (rule?.confirmedForDays ?? defaultConfirmedForDays) * minutesPerDay,
  );
  const daily = plusMinutes(act.at, rules.freshHours * 60);
  const nextCheckDue = away
    ? plusMinutes(act.at, Math.max((result.retryAfterSeconds ?? 0) / 60, retryMinutes))
    : result.method === 'attested'
      ? earlier(confirmedUntil, result.nextCheckDue)
      : daily;

  const change: Partial<CertificateEntity> = { lastAskedAt: act.at, lastOutcome: outcome, nextCheckDue };
  if (outcome === 'confirmed')
    Object.assign(change, {
      verification: 'confirmed',
      refutedAs: null,
      lastConfirmedAt: result.lookedAt,
      // An attesting person may ask for an earlier look: the confirmation then counts until that.
      confirmedUntil: earlier(confirmedUntil, result.nextCheckDue),
    } satisfies Partial<CertificateEntity>);
  else if (!away)
    Object.assign(change, {
      verification: 'refuted',
      refutedAs: outcome,
      confirmedUntil: null,
    } satisfies Partial<CertificateEntity>);
  await certificatesStore.update(em, act.tenant, certificate.id, change);

  const verification: VerificationEntity = {
    tenant: act.tenant,
    id: newId('ver'),
    writtenBy: act.by,
    writtenAt: act.at,
    certificate: certificate.id,
    lookedAt: result.lookedAt,
    method: result.method,
    register: result.register,
    outcome,
    differs: [...differs],
    evidence: [...result.evidence],
    nextCheckDue,
  };
  await certificatesStore.addVerification(em, verification);
  verifications.inc({ method: result.method, outcome });

  const newlyRefuted = change.verification === 'refuted' && certificate.verification !== 'refuted';
  if (newlyRefuted && certificate.state === 'held')
    await tellLossOfCertificate(em, act, {
      person: certificate.person,
      reason: outcome === 'expired' ? 'lapsed' : 'revoked',
      certificateClass: certificate.certificateClass,
    });
  return verificationView(verification);
};
