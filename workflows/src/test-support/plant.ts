/** What the workflow asks of, in memory: a plant whose duties, calendar and certificates a spec arranges. */
import {
  permitWorkflowId,
  type LinkedNews,
  type PermitActivities,
  type QualificationQuestion,
  type StandingQuestion,
} from '@holdpoint/contracts';
import type {
  DutyFacts,
  Facts,
  NeighbourFacts,
  QualificationReport,
  SiteFacts,
  TypePack,
} from '@holdpoint/permit-domain';
import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { Ledger } from './ledger';

export const site: SiteFacts = {
  id: 'north',
  zone: 'Asia/Shanghai',
  specialDays: {},
  // No night: levels mustn't depend on when a spec is run.
  night: { from: '00:00', to: '00:00' },
  workPoint: { id: 'wp-1', latitude: 30, longitude: 120 },
};

const instruments = [{ id: 'meter-1', registered: true, calibratedUntil: '2099-12-31' }];

export class Plant {
  readonly ledger = new Ledger();
  /** Holders by duty; `away` are those who are absent. */
  holders: Record<string, readonly string[]> = {
    'unit-head': ['p-unit'],
    'safety-department': ['p-safety'],
    'plant-head': ['p-head'],
    'duty-officer': ['p-duty'],
    'shift-leader': ['p-shift'],
    archive: ['p-archive'],
  };
  away: readonly string[] = [];
  /** Who stands next door, as the tables know it. */
  neighbours: readonly NeighbourFacts[] = [];
  /** People whose certificates don't hold. */
  unqualified: readonly string[] = [];
  /** When somebody's certificates lapse. */
  certificatesUntil: Readonly<Record<string, string>> = {};
  /** Set: the qualification service doesn't answer. */
  qualificationAway = false;
  readonly reports: QualificationQuestion[] = [];
  readonly questions: StandingQuestion[] = [];
  readonly told: LinkedNews[] = [];

  dutiesOf(person: string): string[] {
    return Object.keys(this.holders).filter((duty) => this.holders[duty]!.includes(person));
  }

  /** What the door would gather for somebody's act, with the holders of a pack's chain where they matter. */
  factsFor(person: string, pack?: TypePack): Facts {
    const chain = (pack?.chain ?? []).flatMap(({ duty, standIn, escalateTo }) =>
      [duty, standIn ?? [], escalateTo].flat(),
    );
    const { greenChannel } = pack ?? {};
    const duties = [
      ...chain,
      ...(greenChannel ? [...greenChannel.declaredBy, greenChannel.releasedBy, greenChannel.escalateTo] : []),
    ];
    const actor = { person, duties: this.dutiesOf(person) };
    return { site, actor, neighbours: this.neighbours, instruments, ...(pack && { duties: this.holdersOf(duties) }) };
  }

  /** The permit worker's local activities. */
  activities(client: Client): PermitActivities {
    return {
      record: (input) => Promise.resolve().then(() => this.ledger.record(input)),
      standing: (question) => Promise.resolve(this.standing(question)),
      tellLinked: (news) => this.tellLinked(news, client),
    };
  }

  private standing(question: StandingQuestion): Facts {
    this.questions.push(question);
    const { duties } = question;
    return { site, neighbours: this.neighbours, instruments, duties: this.holdersOf(duties) };
  }

  private holdersOf(duties: readonly string[]): Readonly<Record<string, DutyFacts>> {
    const facts = (duty: string): DutyFacts => {
      const holders = this.holders[duty] ?? [];
      return { holders, absent: holders.filter((holder) => this.away.includes(holder)) };
    };
    return Object.fromEntries(duties.map((duty) => [duty, facts(duty)]));
  }

  /** The qualification service's answer. */
  report(question: QualificationQuestion): Promise<QualificationReport> {
    if (this.qualificationAway) return Promise.reject(new Error('the qualification service is away'));
    this.reports.push(question);
    const findings = question.people.map(({ person, role, needs }) => {
      const meets = needs.length === 0 || !this.unqualified.includes(person);
      const until = this.certificatesUntil[person];
      return {
        person,
        role,
        meets,
        reasons: meets ? [] : [{ code: 'certificate-expired', certificateClass: needs[0] }],
        ...(needs.length > 0 && until !== undefined && { validUntil: until }),
      };
    });
    return Promise.resolve({ id: `report-${this.reports.length}`, at: question.from, findings });
  }

  private async tellLinked(news: LinkedNews, client: Client): Promise<void> {
    this.told.push(news);
    const { tenant, number, type, phase, sequence, linked, correlationId } = news;
    for (const other of linked) {
      const handle = client.workflow.getHandle(permitWorkflowId(tenant, other));
      const command = { name: 'linkedPermitChanged', key: `linked/${number}/${sequence}`, by: { system: 'permit' } };
      await handle
        .signal('linkedPermitChanged', { command: { ...command, body: { number, type, phase } }, correlationId })
        .catch((error: unknown) => {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        });
    }
  }
}
