/** One permit as the exhaustive check lives it: a pack, an application, the people, and what good measurements look like. */
import type { TypePack } from '../../pack/pack';
import type { Instant } from '../../time/instant';
import type { Actor, GasSample, IsolationPoint, StepRecord, SubmitBody } from '../commands';
import type { Duty, DutyFacts, Facts, InstrumentFacts, PersonId, QualificationReport, SiteFacts } from '../facts';
import type { PermitState } from '../state';

export interface Scenario {
  readonly name: string;
  readonly pack: TypePack;
  /** When the application is made. */
  readonly now: Instant;
  readonly application: SubmitBody;
  readonly applicant: PersonId;
  readonly holders: Readonly<Record<Duty, readonly PersonId[]>>;
  readonly site: SiteFacts;
  readonly instruments: readonly InstrumentFacts[];
  /** A good test, sample by sample; the check gives each its time and purpose, and makes bad ones of it. */
  readonly samples: readonly Omit<GasSample, 'sampledAt' | 'purpose'>[];
  /** Every point as it has to be. */
  readonly isolations: readonly IsolationPoint[];
  /** Every step as it is recorded when all is well, and who records it. */
  readonly steps: readonly { readonly by: PersonId; readonly record: StepRecord }[];
}

/** The permit, the time, and what is true of the world whether or not anybody told the permit. */
export interface Situation {
  readonly permit?: PermitState;
  readonly now: Instant;
  /** Somebody named lost their certificate. */
  readonly unqualified: boolean;
}

export const personIn = (scenario: Scenario, role: string): PersonId =>
  scenario.application.people.find((one) => one.role === role)?.person ?? `no-${role}`;

export const holderOf = (scenario: Scenario, duty: Duty): PersonId => scenario.holders[duty]?.[0] ?? `no-${duty}`;

/** Whose certificate is lost: somebody who works, neither leads nor watches. */
export const loser = ({ application }: Scenario): PersonId =>
  application.people.find(({ role }) => !['person-in-charge', 'guardian', 'gas-tester'].includes(role))?.person ??
  application.people[0]?.person ??
  'nobody';

interface Told {
  readonly duties: Readonly<Record<Duty, DutyFacts>>;
  readonly dutiesOf: (person: PersonId) => readonly Duty[];
  readonly findings: (lost: boolean) => QualificationReport['findings'];
}

/** What never changes in a scenario is put together once. */
const told = new WeakMap<Scenario, Told>();
function toldIn(scenario: Scenario): Told {
  const known = told.get(scenario);
  if (known) return known;
  const { holders, application } = scenario;
  const duties = Object.entries(holders);
  const worker = loser(scenario);
  const report = (lost: boolean): QualificationReport['findings'] =>
    application.people.map((one) => {
      const meets = !lost || one.person !== worker;
      return { ...one, meets, reasons: meets ? [] : [{ code: 'certificate-revoked' }] };
    });
  const [good, bad] = [report(false), report(true)];
  const made: Told = {
    duties: Object.fromEntries(duties.map(([duty, people]) => [duty, { holders: people, absent: [] }])),
    dutiesOf: (person) => duties.filter(([, people]) => people.includes(person)).map(([duty]) => duty),
    findings: (lost) => (lost ? bad : good),
  };
  told.set(scenario, made);
  return made;
}

/** What is so, as a door and a fresh report would tell it. */
export function trueFacts(scenario: Scenario, { now, unqualified }: Situation, by: Actor): Facts {
  const { site, instruments, pack } = scenario;
  const { duties, dutiesOf, findings } = toldIn(scenario);
  return {
    permit: { tenant: 'exploration', number: `${pack.prefix}-2026-000001` },
    site,
    instruments,
    neighbours: [],
    duties,
    qualification: { id: `report-${now}`, at: now, findings: findings(unqualified) },
    ...('person' in by && { actor: { person: by.person, duties: dutiesOf(by.person) } }),
  };
}
