/** Writes certificates and what befalls them; finds and locks the one to be changed. */
import type { EntityManager } from 'typeorm';
import type { CertificateFacts } from '../app/certificate-facts';
import { CertificateEntity } from './entities/certificate.entity';
import { ReExaminationEntity } from './entities/re-examination.entity';
import { VerificationEntity } from './entities/verification.entity';

export const certificatesStore = {
  find: (em: EntityManager, tenant: string, id: string): Promise<CertificateEntity | null> =>
    em.findOneBy(CertificateEntity, { tenant, id }),

  lock: (em: EntityManager, tenant: string, id: string): Promise<CertificateEntity | null> =>
    em.findOne(CertificateEntity, { where: { tenant, id }, lock: { mode: 'pessimistic_write' } }),

  byNumber: (
    em: EntityManager,
    tenant: string,
    certificateClass: string,
    number: string,
  ): Promise<CertificateEntity | null> => em.findOneBy(CertificateEntity, { tenant, certificateClass, number }),

  /** False when the class has that number already. */
  async add(em: EntityManager, certificate: CertificateEntity): Promise<boolean> {
    const insert = em
      .createQueryBuilder()
      .insert()
      .into(CertificateEntity)
      .values(certificate)
      .orIgnore()
      .returning('id');
    const { raw } = (await insert.execute()) as { raw: unknown[] };
    return raw.length > 0;
  },

  update: (em: EntityManager, tenant: string, id: string, change: Partial<CertificateEntity>): Promise<unknown> =>
    em.update(CertificateEntity, { tenant, id }, change),

  addReExamination: (em: EntityManager, examination: ReExaminationEntity): Promise<unknown> =>
    em.insert(ReExaminationEntity, examination),

  addVerification: (em: EntityManager, verification: VerificationEntity): Promise<unknown> =>
    em.insert(VerificationEntity, verification),

  /** Oldest first, as the judgement wants them. */
  async reExaminations(
    em: EntityManager,
    tenant: string,
    certificate: string,
  ): Promise<CertificateFacts['reExaminations']> {
    const rows = await em.find(ReExaminationEntity, {
      where: { tenant, certificate },
      order: { examinedOn: 'ASC', writtenAt: 'ASC', id: 'ASC' },
    });
    return rows.map((row) => ({
      examinedOn: row.examinedOn,
      result: row.result,
      ...(row.nextDueOn !== null && { nextDueOn: row.nextDueOn }),
    }));
  },
} as const;
