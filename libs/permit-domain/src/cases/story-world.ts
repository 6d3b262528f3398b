/** The world of a story, with a case's changes, as the core is told of it: bodies of submissions, and facts. */
import { questions, stateOf } from '../index';
import type {
  CaseChange,
  Command,
  DutyFacts,
  Facts,
  Instant,
  NamedPerson,
  PermitState,
  QualificationReport,
  StoryTime,
  StoryWorld,
  SubmitBody,
  TypePack,
} from '../index';
import { instantOf, withInstants } from './story-time';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Records are changed member by member, anything else as a whole; `null` takes away. */
export function changed(before: unknown, change: unknown): unknown {
  if (change === undefined) return before;
  if (!isRecord(before) || !isRecord(change)) return change === null ? undefined : change;
  const after: Record<string, unknown> = { ...before };
  for (const [name, value] of Object.entries(change)) {
    const member = changed(before[name], value);
    if (member === undefined) delete after[name];
    else after[name] = member;
  }
  return after;
}

const systems: Readonly<Record<string, string>> = {
  prerequisitesReported: 'permit',
  linkedPermitChanged: 'permit',
  neighbourChanged: 'permit',
  isolationChanged: 'isolation-register',
  qualificationLost: 'qualification',
  gasAlarmRaised: 'sensor',
  deadlinePassed: 'timer',
};
const knownSystems = ['isolation-register', 'permit', 'qualification', 'sensor', 'timer', 'supervision'];

export class World {
  private world: StoryWorld;

  constructor(told: StoryWorld, change: CaseChange = {}) {
    const { acts: _acts, then: _then, ...more } = change;
    this.world = changed(told, more) as StoryWorld;
  }

  at(time: StoryTime): Instant {
    return instantOf(time, this.world.day, this.world.site.zone);
  }

  /** Who acts: the first who has the role or holds the duty, or the person or system of that name. */
  actor(by: string | undefined, command: string): Command['by'] {
    const system = by ?? systems[command];
    if (system !== undefined && knownSystems.includes(system)) return { system };
    return { person: this.person(by ?? 'applicant') };
  }
  person(name: string): string {
    const { applicant, people, duties } = this.world;
    if (name === 'applicant') return applicant;
    const everybody = [applicant, ...Object.values(people).flat(), ...Object.values(duties).flat()];
    const found = people[name]?.[0] ?? duties[name]?.[0] ?? everybody.find((person) => person === name);
    if (found === undefined) throw new Error(`nobody here is "${name}"`);
    return found;
  }
  withRole(role: string): readonly string[] {
    return this.world.people[role] ?? [];
  }
  holders(duty: string): readonly string[] {
    const { duties, absent = [] } = this.world;
    return (duties[duty] ?? []).filter((person) => !absent.includes(person));
  }

  /** From now on these, and nobody else. */
  standNextDoor(neighbours: StoryWorld['neighbours']): void {
    this.world = { ...this.world, neighbours };
  }

  /** From now on the register's isolations are so. */
  standOn(isolations: StoryWorld['isolations']): void {
    this.world = { ...this.world, isolations };
  }

  get named(): readonly NamedPerson[] {
    return Object.entries(this.world.people).flatMap(([role, people]) => people.map((person) => ({ person, role })));
  }

  application(): SubmitBody {
    const { form, window, site, area, linked, coordinator, greenChannel } = this.world;
    return {
      form: withInstants(form, (time) => this.at(time)),
      people: this.named,
      window: { from: this.at(window.from), until: this.at(window.until) },
      site: site.id,
      area,
      workPoint: site.workPoint?.id ?? 'work-point',
      ...(linked && { linked }),
      ...(coordinator !== undefined && { coordinator }),
      ...(greenChannel && { greenChannel }),
    };
  }

  /** What a door and the workflow would tell with this command; a fresh report only where the core asks for one. */
  facts(permit: PermitState | undefined, command: Command, pack: TypePack, now: Instant): Facts {
    const { site, duties, absent = [], instruments, neighbours = [], isolations } = this.world;
    const held: Record<string, DutyFacts> = {};
    for (const [duty, holders] of Object.entries(duties)) {
      held[duty] = { holders, absent: holders.filter((person) => absent.includes(person)) };
    }
    const asked = questions(permit, command, pack).qualification !== undefined;
    const qualification = asked ? this.report(now) : undefined;
    const { by } = command;
    return {
      permit: { tenant: 'cases', number: `${pack.prefix}-2026-000001` },
      site: { ...site, specialDays: site.specialDays ?? {} },
      duties: held,
      instruments,
      neighbours: neighbours.map(({ window, ...neighbour }) => ({
        ...neighbour,
        activities: neighbour.activities ?? [],
        ...(window && { window: { from: this.at(window.from), until: this.at(window.until) } }),
      })),
      ...(isolations && {
        isolations: isolations.map(({ boxOpen = false, ...one }) => {
          const state = stateOf(one.points);
          return { ...one, state, inForce: state === 'verified' && !boxOpen };
        }),
      }),
      ...(qualification && { qualification }),
      ...('person' in by && {
        actor: { person: by.person, duties: Object.keys(duties).filter((duty) => duties[duty]?.includes(by.person)) },
      }),
    };
  }

  private report(now: Instant): QualificationReport | undefined {
    const { qualification } = this.world;
    if (qualification === 'none') return undefined;
    return {
      id: `report-${now}`,
      at: now,
      findings: this.named.map(({ person, role }) => {
        const { reasons = [], validUntil } = qualification?.[person] ?? qualification?.[role] ?? {};
        return {
          person,
          role,
          meets: reasons.length === 0,
          reasons: reasons.map((code) => ({ code })),
          ...(validUntil !== undefined && { validUntil: this.at(validUntil) }),
        };
      }),
    };
  }
}
