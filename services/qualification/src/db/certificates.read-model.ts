/** Certificates, their re-examinations and verifications as the API shows them, and those that run out soon. */
import type { Instant } from '@holdpoint/permit-domain';
import type { EntityManager } from 'typeorm';
import type { CertificateState, VerificationOutcome, VerificationState } from '../app/certificate-facts';
import { decodeCursor, type Page, type PageRequest, pageOf } from '../app/cursor';
import type { LocalDate } from '../app/local-date';
import type { VerificationMethod } from '../app/verification-register';
import { CertificateEntity } from './entities/certificate.entity';
import type { EvidenceReference } from './entities/columns.entity';
import { ReExaminationEntity } from './entities/re-examination.entity';
import { VerificationEntity } from './entities/verification.entity';

export interface CertificateView {
  readonly id: string;
  readonly person: string;
  readonly certificateClass: string;
  readonly number: string;
  readonly issuer: string;
  readonly issuedOn: LocalDate;
  readonly validUntil?: LocalDate;
  readonly reExaminationDueOn?: LocalDate;
  readonly scans: readonly EvidenceReference[];
  readonly state: CertificateState;
  readonly stateReason?: string;
  readonly stateSince: Instant;
  readonly lastDay?: LocalDate;
  readonly endsAt?: Instant;
  readonly verification: {
    readonly state: VerificationState;
    readonly refutedAs?: VerificationOutcome;
    readonly lastConfirmedAt?: Instant;
    readonly confirmedUntil?: Instant;
    readonly lastAskedAt?: Instant;
    readonly lastOutcome?: VerificationOutcome;
    readonly nextCheckDue?: Instant;
  };
  readonly version: number;
}
export interface ReExaminationView {
  readonly id: string;
  readonly examinedOn: LocalDate;
  readonly result: 'passed' | 'failed';
  readonly nextDueOn?: LocalDate;
  readonly examiner?: string;
  readonly evidence: readonly EvidenceReference[];
  readonly recordedBy: string;
  readonly recordedAt: Instant;
}
export interface VerificationView {
  readonly id: string;
  readonly lookedAt: Instant;
  readonly method: VerificationMethod;
  readonly register: string;
  readonly by: string;
  readonly outcome: VerificationOutcome;
  readonly differs: readonly string[];
  readonly evidence: readonly EvidenceReference[];
  readonly nextCheckDue?: Instant;
}
export interface ExpiringView {
  readonly certificate: string;
  readonly person: string;
  readonly certificateClass: string;
  readonly lastDay: LocalDate;
  readonly endsAt: Instant;
}

export interface VerificationDueView {
  readonly certificate: string;
  readonly person: string;
  readonly certificateClass: string;
  readonly nextCheckDue: Instant;
  readonly lastConfirmedAt?: Instant;
  readonly lastOutcome?: VerificationOutcome;
}

const given = <K extends string, V>(key: K, value: V | null): Partial<Record<K, V>> =>
  value === null ? {} : ({ [key]: value } as Record<K, V>);

export const certificateView = (row: CertificateEntity): CertificateView => ({
  id: row.id,
  person: row.person,
  certificateClass: row.certificateClass,
  number: row.number,
  issuer: row.issuer,
  issuedOn: row.issuedOn,
  ...given('validUntil', row.validUntil),
  ...given('reExaminationDueOn', row.reExaminationDueOn),
  scans: row.scans,
  state: row.state,
  ...given('stateReason', row.stateReason),
  stateSince: row.stateSince,
  ...given('lastDay', row.lastDay),
  ...given('endsAt', row.endsAt),
  verification: {
    state: row.verification,
    ...given('refutedAs', row.refutedAs),
    ...given('lastConfirmedAt', row.lastConfirmedAt),
    ...given('confirmedUntil', row.confirmedUntil),
    ...given('lastAskedAt', row.lastAskedAt),
    ...given('lastOutcome', row.lastOutcome),
    ...given('nextCheckDue', row.nextCheckDue),
  },
  version: row.version,
});

export const reExaminationView = (row: ReExaminationEntity): ReExaminationView => ({
  id: row.id,
  examinedOn: row.examinedOn,
  result: row.result,
  ...given('nextDueOn', row.nextDueOn),
  ...given('examiner', row.examiner),
  evidence: row.evidence,
  recordedBy: row.writtenBy,
  recordedAt: row.writtenAt,
});

export const verificationView = (row: VerificationEntity): VerificationView => ({
  id: row.id,
  lookedAt: row.lookedAt,
  method: row.method,
  register: row.register,
  by: row.writtenBy,
  outcome: row.outcome,
  differs: row.differs,
  evidence: row.evidence,
  ...given('nextCheckDue', row.nextCheckDue),
});

export const certificatesReadModel = {
  async ofPerson(em: EntityManager, tenant: string, person: string): Promise<CertificateView[]> {
    const rows = await em.find(CertificateEntity, { where: { tenant, person }, order: { id: 'ASC' } });
    return rows.map(certificateView);
  },

  async reExaminations(em: EntityManager, tenant: string, certificate: string): Promise<ReExaminationView[]> {
    const rows = await em.find(ReExaminationEntity, {
      where: { tenant, certificate },
      order: { examinedOn: 'ASC', writtenAt: 'ASC', id: 'ASC' },
    });
    return rows.map(reExaminationView);
  },

  /** Newest first. */
  async verifications(
    em: EntityManager,
    tenant: string,
    certificate: string,
    page: PageRequest,
  ): Promise<Page<VerificationView>> {
    const after = decodeCursor(page.cursor, 2);
    const query = em
      .createQueryBuilder(VerificationEntity, 'v')
      .where('v.tenant = :tenant and v.certificate = :certificate', { tenant, certificate });
    if (after) query.andWhere('(v.writtenAt, v.id) < (cast(:at as timestamptz), :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('v.writtenAt', 'DESC')
      .addOrderBy('v.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(rows, page.limit, (row) => [row.writtenAt, row.id], verificationView);
  },

  /** Held certificates whose last day is not after `until`, the soonest first. */
  async expiring(em: EntityManager, tenant: string, until: LocalDate, page: PageRequest): Promise<Page<ExpiringView>> {
    const after = decodeCursor(page.cursor, 2);
    const query = em
      .createQueryBuilder(CertificateEntity, 'c')
      .where(`c.tenant = :tenant and c.state = 'held' and c.lastDay <= :until`, { tenant, until });
    if (after) query.andWhere('(c.lastDay, c.id) > (cast(:day as date), :id)', { day: after[0], id: after[1] });
    const rows = await query
      .orderBy('c.lastDay')
      .addOrderBy('c.id')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      (row) => [row.lastDay!, row.id],
      (row) => ({
        certificate: row.id,
        person: row.person,
        certificateClass: row.certificateClass,
        lastDay: row.lastDay!,
        endsAt: row.endsAt!,
      }),
    );
  },

  /** Held certificates whose register should have been looked at by `now`, the longest due first. */
  async verificationsDue(
    em: EntityManager,
    tenant: string,
    now: Instant,
    page: PageRequest,
  ): Promise<Page<VerificationDueView>> {
    const after = decodeCursor(page.cursor, 2);
    const query = em
      .createQueryBuilder(CertificateEntity, 'c')
      .where(`c.tenant = :tenant and c.state = 'held' and c.nextCheckDue <= :now`, { tenant, now });
    if (after)
      query.andWhere('(c.nextCheckDue, c.id) > (cast(:at as timestamptz), :id)', { at: after[0], id: after[1] });
    const rows = await query
      .orderBy('c.nextCheckDue')
      .addOrderBy('c.id')
      .limit(page.limit + 1)
      .getMany();
    return pageOf(
      rows,
      page.limit,
      (row) => [row.nextCheckDue!, row.id],
      (row) => ({
        certificate: row.id,
        person: row.person,
        certificateClass: row.certificateClass,
        nextCheckDue: row.nextCheckDue!,
        ...given('lastConfirmedAt', row.lastConfirmedAt),
        ...given('lastOutcome', row.lastOutcome),
      }),
    );
  },
} as const;
