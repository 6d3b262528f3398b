/** Holds one certificate against its register, and records what came of it, an unanswered try included. */
import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@holdpoint/service-kit';
import type { EntityManager } from 'typeorm';
import type { VerificationView } from '../db/certificates.read-model';
import { certificatesStore } from '../db/certificates.store';
import { CertificateEntity } from '../db/entities/certificate.entity';
import { PersonEntity } from '../db/entities/person.entity';
import type { Act } from './act';
import { type ArchivedCertificate, compareWithRegister } from './compare-with-register';
import { IdentityVault } from './identity-vault';
import { recordVerification, type VerificationResult } from './record-verification';
import { certificateUnknown, noRegister } from './refusals';
import { RegisterDesk } from './register-desk';

/** What was asked and answered, and the version of the certificate that it was asked about. */
export interface Looked {
  readonly certificate: string;
  readonly version: number;
  readonly result: VerificationResult;
}

@Injectable()
export class VerifyCertificate {
  constructor(
    private readonly database: TenantDatabase,
    private readonly vault: IdentityVault,
    private readonly desk: RegisterDesk,
  ) {}

  /** Outside of any transaction, because a register may take its time. 409 `register-none` where no register knows the class. */
  async look(act: Act, id: string): Promise<Looked> {
    const { certificate, archived } = await this.database.read(act.tenant, (em) => this.archived(em, act.tenant, id));
    const register = this.desk.registerFor(act.tenant, certificate.certificateClass);
    if (!register) throw noRegister(certificate.certificateClass);
    const { certificateClass, number, holderName, identityNumber } = archived;
    const answer = await this.desk.ask(register, { certificateClass, number, holderName, identityNumber }, act.at);
    return {
      certificate: id,
      version: certificate.version,
      result: {
        method: register.method,
        register: register.id,
        lookedAt: act.at,
        comparison: compareWithRegister(archived, answer),
        evidence: answer.kind === 'away' ? [] : [{ reference: `register:${register.id}`, sha256: answer.digest }],
        ...(answer.kind === 'away' &&
          answer.retryAfterSeconds !== undefined && { retryAfterSeconds: answer.retryAfterSeconds }),
      },
    };
  }

  /** An answer about a certificate that was corrected meanwhile is kept as unreadable: it was about something else. */
  async record(em: EntityManager, act: Act, looked: Looked): Promise<VerificationView> {
    const certificate = await certificatesStore.lock(em, act.tenant, looked.certificate);
    if (!certificate) throw certificateUnknown();
    const overtaken = certificate.version !== looked.version;
    return recordVerification(em, act, certificate, {
      ...looked.result,
      ...(overtaken && { comparison: { outcome: 'unreadable', differs: [] } }),
    });
  }

  async run(act: Act, id: string): Promise<VerificationView> {
    const looked = await this.look(act, id);
    return this.database.write(act.tenant, (em) => this.record(em, act, looked));
  }

  private async archived(
    em: EntityManager,
    tenant: string,
    id: string,
  ): Promise<{ readonly certificate: CertificateEntity; readonly archived: ArchivedCertificate }> {
    const certificate = await certificatesStore.find(em, tenant, id);
    if (!certificate) throw certificateUnknown();
    const person = await em.findOneByOrFail(PersonEntity, { tenant, id: certificate.person });
    return {
      certificate,
      archived: {
        certificateClass: certificate.certificateClass,
        number: certificate.number,
        holderName: person.name,
        identityNumber: this.vault.open(tenant, person.id, person.identityCipher),
        issuedOn: certificate.issuedOn,
        ...(certificate.validUntil !== null && { validUntil: certificate.validUntil }),
        ...(certificate.reExaminationDueOn !== null && { reExaminationDueOn: certificate.reExaminationDueOn }),
      },
    };
  }
}
