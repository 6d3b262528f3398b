/** What people are judged by, for any number of people in one statement. */
import { prepared } from '@holdpoint/service-kit';
import type { EntityManager } from 'typeorm';
import type { CertificateFacts } from '../app/certificate-facts';
import type { MedicalFacts, PersonFacts, TrainingFacts } from '../app/person-facts';

interface CertificateJson {
  readonly id: string;
  readonly person: string;
  readonly certificate_class: string;
  readonly issued_on: string;
  readonly valid_until: string | null;
  readonly re_examination_due_on: string | null;
  readonly state: CertificateFacts['state'];
  readonly verification: CertificateFacts['verification'];
  readonly refuted_as: CertificateFacts['refutedAs'] | null;
  readonly last_confirmed_at: string | null;
  readonly confirmed_until: string | null;
  readonly examinations:
    | { readonly examined_on: string; readonly result: 'passed' | 'failed'; readonly next_due_on: string | null }[]
    | null;
}
interface PersonRow {
  readonly id: string;
  readonly standing: PersonFacts['standing'];
  readonly certificates: CertificateJson[] | null;
  readonly medical:
    | (Pick<MedicalFacts, 'verdict' | 'contraindications'> & {
        readonly examined_on: string;
        readonly valid_until: string | null;
      })[]
    | null;
  readonly training:
    | (Pick<TrainingFacts, 'course' | 'result'> & {
        readonly completed_on: string;
        readonly valid_until: string | null;
      })[]
    | null;
  readonly bans: { readonly site: string | null; readonly starts_at: string; readonly ends_at: string | null }[] | null;
}

const statement = prepared(
  'person-facts',
  `
  select p.id, p.standing,
    (select json_agg(json_build_object(
        'id', c.id, 'person', c.person, 'certificate_class', c.certificate_class, 'issued_on', c.issued_on,
        'valid_until', c.valid_until, 're_examination_due_on', c.re_examination_due_on, 'state', c.state,
        'verification', c.verification, 'refuted_as', c.refuted_as, 'last_confirmed_at', c.last_confirmed_at,
        'confirmed_until', c.confirmed_until,
        'examinations', (select json_agg(json_build_object(
              'examined_on', e.examined_on, 'result', e.result, 'next_due_on', e.next_due_on)
            order by e.examined_on, e.written_at, e.id)
          from re_examination e where e.tenant = c.tenant and e.certificate = c.id)) order by c.id)
      from certificate c where c.tenant = p.tenant and c.person = p.id) as certificates,
    (select json_agg(json_build_object(
        'examined_on', m.examined_on, 'valid_until', m.valid_until, 'verdict', m.verdict,
        'contraindications', m.contraindications) order by m.examined_on, m.written_at, m.id)
      from medical m where m.tenant = p.tenant and m.person = p.id) as medical,
    (select json_agg(json_build_object(
        'course', t.course, 'completed_on', t.completed_on, 'valid_until', t.valid_until, 'result', t.result)
        order by t.completed_on, t.written_at, t.id)
      from training t where t.tenant = p.tenant and t.person = p.id) as training,
    (select json_agg(json_build_object('site', b.site, 'starts_at', b.starts_at, 'ends_at', b.ends_at) order by b.starts_at)
      from site_ban b where b.tenant = p.tenant and b.person = p.id and b.lifted_at is null) as bans
  from person p where p.tenant = $1 and p.id = any($2)`,
);

const moment = (text: string): string => new Date(text).toISOString();
const given = <K extends string, V>(key: K, value: V | null | undefined): Partial<Record<K, V>> =>
  value === null || value === undefined ? {} : ({ [key]: value } as Record<K, V>);

const certificateOf = (row: CertificateJson): CertificateFacts => ({
  id: row.id,
  certificateClass: row.certificate_class,
  issuedOn: row.issued_on,
  ...given('validUntil', row.valid_until),
  ...given('reExaminationDueOn', row.re_examination_due_on),
  reExaminations: (row.examinations ?? []).map((one) => ({
    examinedOn: one.examined_on,
    result: one.result,
    ...given('nextDueOn', one.next_due_on),
  })),
  state: row.state,
  verification: row.verification,
  ...given('refutedAs', row.refuted_as),
  ...given('lastConfirmedAt', row.last_confirmed_at && moment(row.last_confirmed_at)),
  ...given('confirmedUntil', row.confirmed_until && moment(row.confirmed_until)),
});

const personOf = (row: PersonRow): PersonFacts => ({
  id: row.id,
  standing: row.standing,
  certificates: (row.certificates ?? []).map(certificateOf),
  medical: (row.medical ?? []).map((one) => ({
    examinedOn: one.examined_on,
    verdict: one.verdict,
    contraindications: one.contraindications,
    ...given('validUntil', one.valid_until),
  })),
  training: (row.training ?? []).map((one) => ({
    course: one.course,
    completedOn: one.completed_on,
    result: one.result,
    ...given('validUntil', one.valid_until),
  })),
  bans: (row.bans ?? []).map((one) => ({
    from: moment(one.starts_at),
    ...given('site', one.site),
    ...given('until', one.ends_at && moment(one.ends_at)),
  })),
});

export const personFactsReadModel = {
  /** Facts by person id; somebody who isn't in the archive is absent. */
  async load(em: EntityManager, tenant: string, people: readonly string[]): Promise<Map<string, PersonFacts>> {
    if (people.length === 0) return new Map();
    const rows = await em.query<PersonRow[]>(statement, [tenant, [...new Set(people)]]);
    return new Map(rows.map((row) => [row.id, personOf(row)]));
  },
} as const;
