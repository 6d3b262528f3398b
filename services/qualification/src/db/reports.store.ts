/** Keeps reports: added once, never changed. */
import type { EntityManager } from 'typeorm';
import { QualificationReportEntity } from './entities/qualification-report.entity';

export const reportsStore = {
  /** False when the same request has drawn its report already. */
  async add(em: EntityManager, report: QualificationReportEntity): Promise<boolean> {
    const insert = em
      .createQueryBuilder()
      .insert()
      .into(QualificationReportEntity)
      .values(report)
      .orIgnore()
      .returning('id');
    const { raw } = (await insert.execute()) as { raw: unknown[] };
    return raw.length > 0;
  },
} as const;
