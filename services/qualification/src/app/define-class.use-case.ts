/** Defines a certificate class of the tenant's own, or lays its own rules over a shipped one; archived certificates are dated by them at once. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { CertificateClassEntity } from '../db/entities/certificate-class.entity';
import { type ClassWithOrigin } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { type CertificateClass, faultsOfRules } from './certificate-class';
import { redateCertificates } from './redate-certificates';
import { refuseFaults } from './refusals';

@Injectable()
export class DefineClass {
  async run(em: EntityManager, act: Act, input: CertificateClass): Promise<ClassWithOrigin> {
    refuseFaults(
      faultsOfRules(input.rules).map(({ code, index }) => ({ code, field: `/rules/${index}/effectiveFrom` })),
    );
    const row: CertificateClassEntity = {
      tenant: act.tenant,
      id: input.code,
      writtenBy: act.by,
      writtenAt: act.at,
      nameZh: input.name.zh,
      nameEn: input.name.en,
      rules: [...input.rules],
    };
    await em.upsert(CertificateClassEntity, row, ['tenant', 'id']);
    await redateCertificates(em, act, input.code);
    return { ...input, origin: 'tenant' };
  }
}
