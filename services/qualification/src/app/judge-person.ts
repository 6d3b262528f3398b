/** Says whether one person may have one role at one site through a window: certificates, medical fitness, training, bans; every reason at once. */
import type { Instant, QualificationFinding, Window } from '@holdpoint/permit-domain';
import { type CertificateClass, ruleOn } from './certificate-class';
import { judgeCertificate, type CertificateJudgement, type CertificateReasonCode } from './judge-certificate';
import { endOfDay, localDateOf } from './local-date';
import { everyClass, type PersonFacts } from './person-facts';

export type PersonReasonCode =
  | CertificateReasonCode
  | 'person-unknown'
  | 'person-left'
  | 'certificate-missing'
  | 'contraindicated'
  | 'medical-missing'
  | 'medical-expired'
  | 'training-missing'
  | 'site-ban';

export interface PersonQuestion {
  readonly person: string;
  readonly role: string;
  /** Certificate classes, all of them needed. */
  readonly needs: readonly string[];
  readonly site?: string;
  readonly window: Window;
}
export interface JudgingRules {
  readonly zone: string;
  readonly classes: ReadonlyMap<string, CertificateClass>;
  /** Courses that everybody named on a permit needs, e.g. the site induction. */
  readonly requiredTraining: readonly string[];
}
export interface CountedCertificate {
  readonly certificateClass: string;
  readonly certificate: string;
  /** The first moment at which it no longer counts by its dates. */
  readonly validUntil?: Instant;
}
export interface PersonJudgement {
  readonly finding: QualificationFinding;
  /** Which certificate was counted for each class: the evidence of the finding. */
  readonly counted: readonly CountedCertificate[];
}

type Reason = QualificationFinding['reasons'][number] & { readonly code: PersonReasonCode };

/** Of several certificates of one class: one that stands over one that doesn't, then the one that holds longest. */
const best = (judgements: readonly CertificateJudgement[]): CertificateJudgement | undefined =>
  [...judgements].sort(
    (a, b) => Number(b.stands) - Number(a.stands) || (b.validUntil ?? '').localeCompare(a.validUntil ?? ''),
  )[0];

const medicalReasons = (person: PersonFacts, question: PersonQuestion, rules: JudgingRules): Reason[] => {
  const last = person.medical.at(-1);
  const today = localDateOf(question.window.from, rules.zone);
  const needed = question.needs.filter((need) => ruleOn(rules.classes.get(need), today)?.medical === 'required');
  if (!last) return needed.map((certificateClass) => ({ code: 'medical-missing', certificateClass }));
  if (last.verdict === 'unfit' || last.contraindications.includes(everyClass)) return [{ code: 'contraindicated' }];
  const against = question.needs.filter((need) => last.contraindications.includes(need));
  const reasons: Reason[] = against.map((certificateClass) => ({ code: 'contraindicated', certificateClass }));
  const ends = last.validUntil && endOfDay(last.validUntil, rules.zone);
  if (ends !== undefined && ends < question.window.until && needed.length > 0)
    reasons.push({ code: 'medical-expired', validUntil: ends });
  return reasons;
};

const trainingReasons = (person: PersonFacts, question: PersonQuestion, rules: JudgingRules): Reason[] =>
  rules.requiredTraining
    .filter((course) => {
      const last = person.training.filter((training) => training.course === course).at(-1);
      if (last?.result !== 'passed') return true;
      return last.validUntil !== undefined && endOfDay(last.validUntil, rules.zone) < question.window.until;
    })
    .map((): Reason => ({ code: 'training-missing' }))
    .slice(0, 1);

const banReasons = (person: PersonFacts, question: PersonQuestion): Reason[] =>
  person.bans
    .filter((ban) => ban.site === undefined || question.site === undefined || ban.site === question.site)
    .filter((ban) => ban.from < question.window.until && (ban.until === undefined || ban.until > question.window.from))
    .map((ban): Reason => ({ code: 'site-ban', ...(ban.until !== undefined && { validUntil: ban.until }) }))
    .slice(0, 1);

/** Judges one person for one role; a person nobody knows meets nothing. `site` absent asks about every site, so that any ban counts. */
export const judgePerson = (
  person: PersonFacts | undefined,
  question: PersonQuestion,
  rules: JudgingRules,
): PersonJudgement => {
  const answer = (reasons: readonly Reason[], counted: PersonJudgement['counted'], until?: Instant) => ({
    finding: {
      person: question.person,
      role: question.role,
      meets: reasons.length === 0,
      reasons,
      ...(until !== undefined && { validUntil: until }),
    },
    counted,
  });
  if (!person) return answer([{ code: 'person-unknown' }], []);

  const reasons: Reason[] = person.standing === 'left' ? [{ code: 'person-left' }] : [];
  const counted: CountedCertificate[] = [];
  const ends: Instant[] = [];
  for (const need of question.needs) {
    const judgements = person.certificates
      .filter((certificate) => certificate.certificateClass === need)
      .map((certificate) => judgeCertificate(certificate, rules.classes.get(need), question.window, rules.zone));
    const chosen = best(judgements);
    if (!chosen) {
      reasons.push({ code: 'certificate-missing', certificateClass: need });
      continue;
    }
    counted.push({
      certificateClass: need,
      certificate: chosen.certificate,
      ...(chosen.validUntil !== undefined && { validUntil: chosen.validUntil }),
    });
    reasons.push(...chosen.reasons);
    if (chosen.validUntil !== undefined) ends.push(chosen.validUntil);
  }
  reasons.push(...medicalReasons(person, question, rules));
  reasons.push(...trainingReasons(person, question, rules));
  reasons.push(...banReasons(person, question));
  return answer(reasons, counted, ends.sort()[0]);
};
