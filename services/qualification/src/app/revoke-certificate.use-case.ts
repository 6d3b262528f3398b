/** Revokes a certificate for good; live permits that name its holder hear of it in the same moment. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { certificateView, type CertificateView } from '../db/certificates.read-model';
import { certificatesStore } from '../db/certificates.store';
import type { Act } from './act';
import { certificateIsRevoked, certificateUnknown } from './refusals';
import { tellLossOfCertificate } from './tell-loss';

@Injectable()
export class RevokeCertificate {
  async run(em: EntityManager, act: Act, id: string, input: { readonly reason: string }): Promise<CertificateView> {
    const certificate = await certificatesStore.lock(em, act.tenant, id);
    if (!certificate) throw certificateUnknown();
    if (certificate.state === 'revoked') throw certificateIsRevoked();
    const change = {
      state: 'revoked' as const,
      stateReason: input.reason,
      stateSince: act.at,
      nextCheckDue: null,
      version: certificate.version + 1,
    };
    await certificatesStore.update(em, act.tenant, id, change);
    if (certificate.state === 'held')
      await tellLossOfCertificate(em, act, {
        person: certificate.person,
        reason: 'revoked',
        certificateClass: certificate.certificateClass,
      });
    return certificateView({ ...certificate, ...change });
  }
}
