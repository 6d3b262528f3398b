/** Corrects what was archived of a certificate: typing errors and missing scans. What its register compares is verified again. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { certificateView, type CertificateView } from '../db/certificates.read-model';
import { certificatesStore } from '../db/certificates.store';
import type { CertificateEntity } from '../db/entities/certificate.entity';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { type CertificateInput, faultsOfCertificate } from './add-certificate.use-case';
import { ruleOn } from './certificate-class';
import { endsOf, factsOf } from './certificate-dates';
import { localDateOf } from './local-date';
import { certificateExists, certificateIsRevoked, certificateUnknown, refuseFaults, stale } from './refusals';
import { tellLossOfCertificate } from './tell-loss';

export type CertificateAmendment = Partial<
  Omit<CertificateInput, 'certificateClass' | 'validUntil' | 'reExaminationDueOn'>
> & {
  /** Null: none is printed. */
  readonly validUntil?: string | null;
  readonly reExaminationDueOn?: string | null;
};

const compared = ['number', 'issuedOn', 'validUntil', 'reExaminationDueOn'] as const;

@Injectable()
export class AmendCertificate {
  async run(
    em: EntityManager,
    act: Act,
    id: string,
    change: CertificateAmendment,
    expectedVersion?: number,
  ): Promise<CertificateView> {
    const certificate = await certificatesStore.lock(em, act.tenant, id);
    if (!certificate) throw certificateUnknown();
    if (expectedVersion !== undefined && expectedVersion !== certificate.version)
      throw stale(expectedVersion, certificate.version);
    if (certificate.state === 'revoked') throw certificateIsRevoked();

    const rules = await tenantRulesReadModel.all(em, act.tenant);
    const amended: CertificateEntity = { ...certificate, ...this.given(change), version: certificate.version + 1 };
    refuseFaults(faultsOfCertificate(amended, rules, localDateOf(act.at, rules.zone)));
    if (amended.number !== certificate.number) {
      const other = await certificatesStore.byNumber(em, act.tenant, amended.certificateClass, amended.number);
      if (other) throw certificateExists(other.id);
    }
    const lessSure = compared.some((field) => amended[field] !== certificate[field]);
    if (lessSure) {
      const rule = ruleOn(rules.classes.get(amended.certificateClass), amended.issuedOn);
      const checked = rule?.verification === 'required' || amended.verification !== 'unverified';
      Object.assign(amended, {
        verification: 'unverified',
        refutedAs: null,
        confirmedUntil: null,
        nextCheckDue: checked ? act.at : null,
      } satisfies Partial<CertificateEntity>);
    }
    const examinations = await certificatesStore.reExaminations(em, act.tenant, id);
    const ends = endsOf(factsOf(amended, examinations), rules, act.at);
    Object.assign(amended, ends, ends.state !== certificate.state && { stateSince: act.at, stateReason: null });
    await certificatesStore.update(em, act.tenant, id, amended);
    // A confirmation that was counted on is gone with the correction: whoever stands on it is told now, not at the next report.
    if (lessSure && certificate.verification === 'confirmed' && certificate.state === 'held')
      await tellLossOfCertificate(em, act, {
        person: certificate.person,
        reason: 'revoked',
        certificateClass: certificate.certificateClass,
      });
    return certificateView(amended);
  }

  private given(change: CertificateAmendment): Partial<CertificateEntity> {
    const { scans, ...others } = change;
    const fields = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined));
    return { ...fields, ...(scans !== undefined && { scans: [...scans] }) };
  }
}
