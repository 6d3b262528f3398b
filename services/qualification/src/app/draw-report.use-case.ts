/** Draws the qualification report of a job: freshens what registers can still say, judges each person for each role, keeps it as evidence. */
import { Injectable, Logger } from '@nestjs/common';
import type { QualificationReport, Window } from '@holdpoint/permit-domain';
import { plusMinutes } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import type { EntityManager } from 'typeorm';
import type { ReportEvidence } from '../db/entities/qualification-report.entity';
import { personFactsReadModel } from '../db/person-facts.read-model';
import { reportsReadModel } from '../db/reports.read-model';
import { reportsStore } from '../db/reports.store';
import { tenantRulesReadModel, type TenantRules } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { ruleOn } from './certificate-class';
import { inParallel } from './in-parallel';
import { judgePerson, type PersonJudgement } from './judge-person';
import { findings } from './measures';
import { newId } from './new-id';
import type { PersonFacts } from './person-facts';
import { RegisterDesk } from './register-desk';
import { VerifyCertificate } from './verify-certificate.use-case';

export interface ReportInput {
  /** Absent for one drawn ahead of a job. */
  readonly permit?: string;
  readonly site: string;
  readonly area?: string;
  readonly people: readonly { readonly person: string; readonly role: string; readonly needs: readonly string[] }[];
  readonly window: Window;
}

/** What a report is drawn from. */
interface Known {
  readonly rules: TenantRules;
  readonly people: ReadonlyMap<string, PersonFacts>;
}

/** Registers get so long in all; whoever hasn't answered by then is judged by what was known before. */
const freshenMs = 4_000;
const atOnce = 8;

@Injectable()
export class DrawReport {
  private readonly log = new Logger(DrawReport.name);

  constructor(
    private readonly database: TenantDatabase,
    private readonly verify: VerifyCertificate,
    private readonly desk: RegisterDesk,
  ) {}

  /** The same `requestKey` again answers with the report that was drawn for it. */
  async run(act: Act, input: ReportInput, requestKey: string): Promise<QualificationReport> {
    const earlier = await this.database.read(act.tenant, (em) =>
      reportsReadModel.byRequest(em, act.tenant, requestKey),
    );
    if (earlier) return earlier;
    const known = await this.freshen(act, input);
    return this.database.write(act.tenant, (em) => this.draw(em, act, input, requestKey, known));
  }

  /**
   * Asks registers again where the last confirmation is old or doesn't reach to the job's end. Never fails the report.
   * @returns what is known of the people, where no register had anything to add to it
   */
  async freshen(act: Act, input: ReportInput): Promise<Known | undefined> {
    const known = await this.database.read(act.tenant, (em) => this.known(em, act, input));
    const due = this.staleOnes(act, input, known);
    if (due.length === 0) return known;
    const finished = await inParallel(due, atOnce, freshenMs, (certificate) => this.verify.run(act, certificate));
    for (const failure of finished.failures)
      this.log.warn({ msg: 'a verification before a report failed', err: failure, correlationId: act.correlationId });
    if (finished.unfinished > 0)
      this.log.warn({ msg: 'registers did not answer in time for a report', unfinished: finished.unfinished });
    return undefined;
  }

  private async known(em: EntityManager, { tenant }: Act, { people }: ReportInput): Promise<Known> {
    const rules = await tenantRulesReadModel.all(em, tenant);
    return {
      rules,
      people: await personFactsReadModel.load(
        em,
        tenant,
        people.map(({ person }) => person),
      ),
    };
  }

  /** In the transaction of `em`; `freshen` belongs before it, and what it has just read needn't be read again. */
  async draw(
    em: EntityManager,
    act: Act,
    input: ReportInput,
    requestKey: string,
    known?: Known,
  ): Promise<QualificationReport> {
    const { rules, people } = known ?? (await this.known(em, act, input));
    const judgements = input.people.map((one) =>
      judgePerson(people.get(one.person), { ...one, site: input.site, window: input.window }, rules),
    );
    const report: QualificationReport = {
      id: newId('rep'),
      at: act.at,
      findings: judgements.map((one) => one.finding),
    };
    const added = await reportsStore.add(em, {
      tenant: act.tenant,
      id: report.id,
      writtenBy: act.by,
      writtenAt: act.at,
      requestKey,
      permit: input.permit ?? null,
      site: input.site,
      area: input.area ?? null,
      windowFrom: input.window.from,
      windowUntil: input.window.until,
      question: { people: input.people },
      findings: report.findings,
      evidence: judgements.map((one) => evidenceOf(one, people)),
      correlationId: act.correlationId,
    });
    for (const { meets } of report.findings) findings.inc({ meets: String(meets) });
    return added ? report : (await reportsReadModel.byRequest(em, act.tenant, requestKey))!;
  }

  private staleOnes(act: Act, input: ReportInput, { rules, people }: Known): string[] {
    const freshSince = plusMinutes(act.at, -rules.freshHours * 60);
    const due = new Set<string>();
    for (const { person, needs } of input.people)
      for (const certificate of people.get(person)?.certificates ?? []) {
        const { certificateClass } = certificate;
        if (certificate.state !== 'held' || !needs.includes(certificateClass)) continue;
        if (ruleOn(rules.classes.get(certificateClass), certificate.issuedOn)?.verification !== 'required') continue;
        const fresh =
          certificate.verification === 'confirmed' &&
          (certificate.lastConfirmedAt ?? '') >= freshSince &&
          (certificate.confirmedUntil ?? '') >= input.window.until;
        if (!fresh && this.desk.registerFor(act.tenant, certificateClass)) due.add(certificate.id);
      }
    return [...due];
  }
}

const evidenceOf = (judgement: PersonJudgement, people: ReadonlyMap<string, PersonFacts>): ReportEvidence => {
  const { person, role } = judgement.finding;
  const certificates = people.get(person)?.certificates ?? [];
  return {
    person,
    role,
    certificates: judgement.counted.map(({ certificateClass, certificate, validUntil }) => {
      const facts = certificates.find((one) => one.id === certificate);
      return {
        certificateClass,
        certificate,
        verification: facts?.verification ?? 'unverified',
        ...(validUntil !== undefined && { validUntil }),
        ...(facts?.lastConfirmedAt !== undefined && { lastConfirmedAt: facts.lastConfirmedAt }),
        ...(facts?.confirmedUntil !== undefined && { confirmedUntil: facts.confirmedUntil }),
      };
    }),
  };
};
