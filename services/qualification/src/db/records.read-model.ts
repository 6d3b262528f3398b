/** Medical records, trainings, bans and looks as the API shows them. */
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import { decodeCursor, type Page, type PageRequest, pageOf } from '../app/cursor';
import type { LocalDate } from '../app/local-date';
import type { EvidenceReference } from './entities/columns.entity';
import { MedicalEntity } from './entities/medical.entity';
import { RecordLookEntity } from './entities/record-look.entity';
import { SiteBanEntity } from './entities/site-ban.entity';
import { TrainingEntity } from './entities/training.entity';

export interface MedicalView {
  readonly id: string;
  readonly person: string;
  readonly examinedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly verdict: 'fit' | 'unfit';
  readonly contraindications: readonly string[];
  readonly institution?: string;
  readonly evidence: readonly EvidenceReference[];
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}
export interface TrainingView {
  readonly id: string;
  readonly person: string;
  readonly course: string;
  readonly completedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly result: 'passed' | 'failed';
  readonly evidence: readonly EvidenceReference[];
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}
export interface BanView {
  readonly id: string;
  readonly person: string;
  readonly site?: string;
  readonly reason: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly bannedBy: string;
  readonly liftedAt?: Instant;
  readonly liftedBy?: string;
  readonly liftedBecause?: string;
}
export interface LookView {
  readonly id: string;
  readonly by: string;
  readonly at: Instant;
  readonly route: string;
  readonly correlationId: string;
}

const given = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null ? {} : ({ [key]: value } as Record<K, V>);

export const medicalView = (row: MedicalEntity): MedicalView => ({
  id: row.id,
  person: row.person,
  examinedOn: row.examinedOn,
  ...given('validUntil', row.validUntil),
  verdict: row.verdict,
  contraindications: row.contraindications,
  ...given('institution', row.institution),
  evidence: row.evidence,
  recordedBy: row.writtenBy,
  recordedAt: row.writtenAt,
});

export const trainingView = (row: TrainingEntity): TrainingView => ({
  id: row.id,
  person: row.person,
  course: row.course,
  completedOn: row.completedOn,
  ...given('validUntil', row.validUntil),
  result: row.result,
  evidence: row.evidence,
  recordedBy: row.writtenBy,
  recordedAt: row.writtenAt,
});

export const banView = (row: SiteBanEntity): BanView => ({
  id: row.id,
  person: row.person,
  ...given('site', row.site),
  reason: row.reason,
  from: row.from,
  ...given('until', row.until),
  bannedBy: row.writtenBy,
  ...given('liftedAt', row.liftedAt),
  ...given('liftedBy', row.liftedBy),
  ...given('liftedBecause', row.liftedBecause),
});

const lookView = (row: RecordLookEntity): LookView => ({
  id: row.id,
  by: row.writtenBy,
  at: row.writtenAt,
  route: row.route,
  correlationId: row.correlationId,
});

export const recordsReadModel = {
  /** The one that counts is the last. */
  async medical(em: EntityManager, tenant: string, person: string): Promise<MedicalView[]> {
    const order = { examinedOn: 'ASC', writtenAt: 'ASC', id: 'ASC' } as const;
    return (await em.find(MedicalEntity, { where: { tenant, person }, order })).map(medicalView);
  },

  async training(em: EntityManager, tenant: string, person: string): Promise<TrainingView[]> {
    const order = { completedOn: 'ASC', writtenAt: 'ASC', id: 'ASC' } as const;
    return (await em.find(TrainingEntity, { where: { tenant, person }, order })).map(trainingView);
  },

  /** Newest first. */
  async bans(
    em: EntityManager,
    tenant: string,
    filter: { readonly person?: string; readonly site?: string; readonly standing?: boolean; readonly now: Instant },
    page: PageRequest,
  ): Promise<Page<BanView>> {
    const after = decodeCursor(page.cursor, 2);
    const query = em.createQueryBuilder(SiteBanEntity, 'b').where('b.tenant = :tenant', { tenant });
    if (filter.person !== undefined) query.andWhere('b.person = :person', { person: filter.person });
    if (filter.site !== undefined) query.andWhere('(b.site = :site or b.site is null)', { site: filter.site });
    if (filter.standing)
      query.andWhere('b.liftedAt is null and (b.until is null or b.until > :now)', { now: filter.now });
    if (after) query.andWhere('(b.from, b.id) < (cast(:at as timestamptz), :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('b.from', 'DESC')
      .addOrderBy('b.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(rows, page.limit, (row) => [row.from, row.id], banView);
  },

  /** Newest first. */
  async looks(em: EntityManager, tenant: string, person: string, page: PageRequest): Promise<Page<LookView>> {
    const after = decodeCursor(page.cursor, 2);
    const query = em
      .createQueryBuilder(RecordLookEntity, 'l')
      .where('l.tenant = :tenant and l.person = :person', { tenant, person });
    if (after) query.andWhere('(l.writtenAt, l.id) < (cast(:at as timestamptz), :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('l.writtenAt', 'DESC')
      .addOrderBy('l.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(rows, page.limit, (row) => [row.writtenAt, row.id], lookView);
  },
} as const;
