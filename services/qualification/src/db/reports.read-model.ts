/** Reports as drawn: by what asked for them, by id with their evidence, by permit. */
import type { Instant, QualificationFinding, QualificationReport } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import { decodeCursor, type Page, type PageRequest, pageOf } from '../app/cursor';
import {
  QualificationReportEntity,
  type ReportEvidence,
  type ReportQuestion,
} from './entities/qualification-report.entity';

export interface ReportView {
  readonly id: string;
  readonly at: Instant;
  readonly permit?: string;
  readonly site: string;
  readonly area?: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly people: ReportQuestion['people'];
  readonly findings: readonly QualificationFinding[];
  readonly evidence: readonly ReportEvidence[];
  readonly drawnBy: string;
}

const reportView = (row: QualificationReportEntity): ReportView => ({
  id: row.id,
  at: row.writtenAt,
  ...(row.permit !== null && { permit: row.permit }),
  site: row.site,
  ...(row.area !== null && { area: row.area }),
  from: row.windowFrom,
  until: row.windowUntil,
  people: row.question.people,
  findings: row.findings,
  evidence: row.evidence,
  drawnBy: row.writtenBy,
});

export const reportsReadModel = {
  async byRequest(em: EntityManager, tenant: string, requestKey: string): Promise<QualificationReport | undefined> {
    const row = await em.findOneBy(QualificationReportEntity, { tenant, requestKey });
    return row ? { id: row.id, at: row.writtenAt, findings: row.findings } : undefined;
  },

  async byId(em: EntityManager, tenant: string, id: string): Promise<ReportView | undefined> {
    const row = await em.findOneBy(QualificationReportEntity, { tenant, id });
    return row ? reportView(row) : undefined;
  },

  /** Newest first. */
  async list(
    em: EntityManager,
    tenant: string,
    filter: { readonly permit?: string; readonly site?: string },
    page: PageRequest,
  ): Promise<Page<ReportView>> {
    const after = decodeCursor(page.cursor, 2);
    const query = em.createQueryBuilder(QualificationReportEntity, 'r').where('r.tenant = :tenant', { tenant });
    if (filter.permit !== undefined) query.andWhere('r.permit = :permit', { permit: filter.permit });
    if (filter.site !== undefined) query.andWhere('r.site = :site', { site: filter.site });
    if (after) query.andWhere('(r.writtenAt, r.id) < (cast(:at as timestamptz), :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('r.writtenAt', 'DESC')
      .addOrderBy('r.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(rows, page.limit, (row) => [row.writtenAt, row.id], reportView);
  },
} as const;
