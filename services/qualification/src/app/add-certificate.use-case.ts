/** Archives a certificate of a person, as printed, and asks for its first verification where its class wants one. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { certificateView, type CertificateView } from '../db/certificates.read-model';
import { certificatesStore } from '../db/certificates.store';
import type { CertificateEntity } from '../db/entities/certificate.entity';
import type { EvidenceReference } from '../db/entities/columns.entity';
import { peopleStore } from '../db/people.store';
import { tenantRulesReadModel, type TenantRules } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { endsOf, factsOf } from './certificate-dates';
import { ruleOn } from './certificate-class';
import { type LocalDate, localDateOf } from './local-date';
import { newId } from './new-id';
import { certificateExists, type FieldFault, personUnknown, refuseFaults } from './refusals';

export interface CertificateInput {
  readonly certificateClass: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly reExaminationDueOn?: LocalDate;
  readonly scans?: readonly EvidenceReference[];
}

/** Dates that can't be, and classes that nobody defined for the date of issue. */
export const faultsOfCertificate = (
  input: {
    readonly certificateClass: string;
    readonly issuedOn: LocalDate;
    readonly validUntil?: LocalDate | null;
    readonly reExaminationDueOn?: LocalDate | null;
  },
  rules: TenantRules,
  today: LocalDate,
): FieldFault[] => {
  const faults: FieldFault[] = [];
  const known = rules.classes.get(input.certificateClass);
  if (!known)
    faults.push({
      code: 'class-unknown',
      field: '/certificateClass',
      params: { certificateClass: input.certificateClass },
    });
  else if (!ruleOn(known, input.issuedOn))
    faults.push({ code: 'class-has-no-rule-then', field: '/issuedOn', params: { issuedOn: input.issuedOn } });
  if (input.issuedOn > today) faults.push({ code: 'date-in-future', field: '/issuedOn' });
  if (input.validUntil && input.validUntil < input.issuedOn)
    faults.push({ code: 'dates-reversed', field: '/validUntil' });
  if (input.reExaminationDueOn && input.reExaminationDueOn < input.issuedOn)
    faults.push({ code: 'dates-reversed', field: '/reExaminationDueOn' });
  return faults;
};

@Injectable()
export class AddCertificate {
  async run(em: EntityManager, act: Act, person: string, input: CertificateInput): Promise<CertificateView> {
    if (!(await peopleStore.find(em, act.tenant, person))) throw personUnknown();
    const rules = await tenantRulesReadModel.all(em, act.tenant);
    refuseFaults(faultsOfCertificate(input, rules, localDateOf(act.at, rules.zone)));
    const rule = ruleOn(rules.classes.get(input.certificateClass), input.issuedOn);
    const printed = {
      id: newId('cert'),
      certificateClass: input.certificateClass,
      issuedOn: input.issuedOn,
      validUntil: input.validUntil ?? null,
      reExaminationDueOn: input.reExaminationDueOn ?? null,
      state: 'held' as const,
      verification: 'unverified' as const,
      refutedAs: null,
      lastConfirmedAt: null,
      confirmedUntil: null,
    };
    const ends = endsOf(factsOf(printed, []), rules, act.at);
    const expired = ends.endsAt !== null && ends.endsAt <= act.at;
    const certificate: CertificateEntity = {
      ...printed,
      ...ends,
      tenant: act.tenant,
      writtenBy: act.by,
      writtenAt: act.at,
      person,
      number: input.number,
      issuer: input.issuer,
      scans: [...(input.scans ?? [])],
      // Old papers may be archived; nobody loses what they didn't have, so nothing is told.
      state: expired ? 'lapsed' : 'held',
      stateReason: null,
      stateSince: act.at,
      lastAskedAt: null,
      lastOutcome: null,
      nextCheckDue: rule?.verification === 'required' && !expired ? act.at : null,
      version: 1,
    };
    if (!(await certificatesStore.add(em, certificate))) {
      const other = await certificatesStore.byNumber(em, act.tenant, input.certificateClass, input.number);
      throw certificateExists(other?.id ?? '');
    }
    return certificateView(certificate);
  }
}
