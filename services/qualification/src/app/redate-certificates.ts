/** Works out the ends of archived certificates anew, after the rules or the zone that they rest on have changed. */
import type { EntityManager } from 'typeorm';
import { certificatesStore } from '../db/certificates.store';
import { CertificateEntity } from '../db/entities/certificate.entity';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { endsOf, factsOf } from './certificate-dates';

/** Answers how many changed. Those that have run out by the new rules are lapsed, and told of, by the next sweep. */
export const redateCertificates = async (em: EntityManager, act: Act, certificateClass?: string): Promise<number> => {
  const rules = await tenantRulesReadModel.all(em, act.tenant);
  const where = { tenant: act.tenant, ...(certificateClass !== undefined && { certificateClass }) };
  const rows = await em.find(CertificateEntity, { where, lock: { mode: 'pessimistic_write' }, order: { id: 'ASC' } });
  let changed = 0;
  for (const row of rows) {
    if (row.state === 'revoked') continue;
    const examinations = await certificatesStore.reExaminations(em, act.tenant, row.id);
    const ends = endsOf(factsOf(row, examinations), rules, act.at);
    if (ends.endsAt === row.endsAt && ends.lastDay === row.lastDay && ends.state === row.state) continue;
    await certificatesStore.update(em, act.tenant, row.id, {
      ...ends,
      ...(ends.state !== row.state && { stateSince: act.at }),
    });
    changed += 1;
  }
  return changed;
};
