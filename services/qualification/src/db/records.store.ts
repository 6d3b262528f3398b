/** Writes medical records, trainings, bans, and looks at full records. */
import type { EntityManager } from 'typeorm';
import { MedicalEntity } from './entities/medical.entity';
import { RecordLookEntity } from './entities/record-look.entity';
import { SiteBanEntity } from './entities/site-ban.entity';
import { TrainingEntity } from './entities/training.entity';

export const recordsStore = {
  addMedical: (em: EntityManager, medical: MedicalEntity): Promise<unknown> => em.insert(MedicalEntity, medical),
  /** The one that counts. */
  lastMedical: (em: EntityManager, tenant: string, person: string): Promise<MedicalEntity | null> =>
    em.findOne(MedicalEntity, {
      where: { tenant, person },
      order: { examinedOn: 'DESC', writtenAt: 'DESC', id: 'DESC' },
    }),
  addTraining: (em: EntityManager, training: TrainingEntity): Promise<unknown> => em.insert(TrainingEntity, training),
  addLook: (em: EntityManager, look: RecordLookEntity): Promise<unknown> => em.insert(RecordLookEntity, look),
  addBan: (em: EntityManager, ban: SiteBanEntity): Promise<unknown> => em.insert(SiteBanEntity, ban),

  lockBan: (em: EntityManager, tenant: string, id: string): Promise<SiteBanEntity | null> =>
    em.findOne(SiteBanEntity, { where: { tenant, id }, lock: { mode: 'pessimistic_write' } }),

  updateBan: (em: EntityManager, tenant: string, id: string, change: Partial<SiteBanEntity>): Promise<unknown> =>
    em.update(SiteBanEntity, { tenant, id }, change),
} as const;
