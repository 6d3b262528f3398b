/** Records a re-examination (复审): passed, it moves the due date on; failed, the certificate no longer counts. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import {
  certificateView,
  type CertificateView,
  reExaminationView,
  type ReExaminationView,
} from '../db/certificates.read-model';
import { certificatesStore } from '../db/certificates.store';
import type { EvidenceReference } from '../db/entities/columns.entity';
import type { ReExaminationEntity } from '../db/entities/re-examination.entity';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { endsOf, factsOf } from './certificate-dates';
import { type LocalDate, localDateOf } from './local-date';
import { newId } from './new-id';
import { certificateIsRevoked, certificateUnknown, type FieldFault, refuseFaults } from './refusals';
import { tellLossOfCertificate } from './tell-loss';

export interface ReExaminationInput {
  readonly examinedOn: LocalDate;
  readonly result: 'passed' | 'failed';
  /** As the examining body gives it; absent: by the class's rule. */
  readonly nextDueOn?: LocalDate;
  readonly examiner?: string;
  readonly evidence?: readonly EvidenceReference[];
}

@Injectable()
export class RecordReExamination {
  async run(
    em: EntityManager,
    act: Act,
    id: string,
    input: ReExaminationInput,
  ): Promise<{ readonly reExamination: ReExaminationView; readonly certificate: CertificateView }> {
    const certificate = await certificatesStore.lock(em, act.tenant, id);
    if (!certificate) throw certificateUnknown();
    if (certificate.state === 'revoked') throw certificateIsRevoked();
    const rules = await tenantRulesReadModel.all(em, act.tenant);
    const faults: FieldFault[] = [];
    if (input.examinedOn > localDateOf(act.at, rules.zone))
      faults.push({ code: 'date-in-future', field: '/examinedOn' });
    if (input.examinedOn < certificate.issuedOn) faults.push({ code: 'dates-reversed', field: '/examinedOn' });
    if (input.nextDueOn !== undefined && input.nextDueOn <= input.examinedOn)
      faults.push({ code: 'dates-reversed', field: '/nextDueOn' });
    if (input.nextDueOn !== undefined && input.result === 'failed')
      faults.push({ code: 'failed-has-no-next', field: '/nextDueOn' });
    refuseFaults(faults);

    const examination: ReExaminationEntity = {
      tenant: act.tenant,
      id: newId('exam'),
      writtenBy: act.by,
      writtenAt: act.at,
      certificate: id,
      examinedOn: input.examinedOn,
      result: input.result,
      nextDueOn: input.nextDueOn ?? null,
      examiner: input.examiner ?? null,
      evidence: [...(input.evidence ?? [])],
    };
    await certificatesStore.addReExamination(em, examination);
    const examinations = await certificatesStore.reExaminations(em, act.tenant, id);
    const ends = endsOf(factsOf(certificate, examinations), rules, act.at);
    const change = {
      ...ends,
      ...(ends.state !== certificate.state && { stateSince: act.at, stateReason: null }),
      version: certificate.version + 1,
    };
    await certificatesStore.update(em, act.tenant, id, change);
    if (input.result === 'failed' && certificate.state === 'held')
      await tellLossOfCertificate(em, act, {
        person: certificate.person,
        reason: 'revoked',
        certificateClass: certificate.certificateClass,
      });
    return {
      reExamination: reExaminationView(examination),
      certificate: certificateView({ ...certificate, ...change }),
    };
  }
}
