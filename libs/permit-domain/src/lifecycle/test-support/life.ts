/** Lives a permit for specs: commands by named people with the facts that a door would give, and a clock that only the spec moves. */
import type { TypePack } from '../../pack/pack';
import type { Refusal, Unmet } from '../../refusal';
import { isSaid } from '../../rules/test-support/said';
import { plusMinutes } from '../../time/instant';
import type { Actor, Command, CommandBodies, CommandName, SubmitBody } from '../commands';
import { deadlines } from '../deadlines';
import { decide } from '../decide';
import type { Decision } from '../decision';
import type { EventName, EventOf, PermitEvent } from '../events';
import { evolveAll } from '../evolve';
import type { ClaimedPlace, DutyFacts, Facts, QualificationReport } from '../facts';
import type { PermitState } from '../state';
import { samplePack } from './sample-pack';

/** 09:00 on a Wednesday at the site. */
export const morning = '2026-11-25T01:00:00.000Z';
export const onSpot: ClaimedPlace = { workPointCode: 'matches' };

export const people = [
  { person: 'leader', role: 'person-in-charge' },
  { person: 'welder', role: 'welder' },
  { person: 'guard', role: 'guardian' },
  { person: 'guard-2', role: 'guardian' },
  { person: 'tester', role: 'gas-tester' },
];
const holding: Readonly<Record<string, readonly string[]>> = {
  'unit-head': ['uma'],
  'safety-department': ['sam'],
  'plant-head': ['pia'],
  'duty-officer': ['dan'],
  'shift-leader': ['shi'],
  'safety-officer': ['sol'],
  archive: ['ari'],
};

export const dutyFacts = (
  holders: Readonly<Record<string, readonly string[]>>,
  absent: readonly string[] = [],
): Readonly<Record<string, DutyFacts>> =>
  Object.fromEntries(
    Object.entries(holders).map(([duty, held]) => [
      duty,
      { holders: held, absent: held.filter((one) => absent.includes(one)) },
    ]),
  );

export const reportAt = (
  at: string,
  change: Partial<QualificationReport['findings'][number]> = {},
): QualificationReport => ({
  id: `report-${at}`,
  at,
  findings: people.map((one) => ({ ...one, meets: true, reasons: [], ...(one.person === 'welder' && change) })),
});

export const application: SubmitBody = {
  form: { content: 'weld a bracket', placeKind: 'rack', openAir: true, lel: 5 },
  people,
  // 10:00 to 18:00.
  window: { from: '2026-11-25T02:00:00.000Z', until: '2026-11-25T10:00:00.000Z' },
  site: 'north',
  area: 'racks',
  workPoint: 'r-7',
};

type Bodies = CommandBodies;

export class Life {
  now = morning;
  permit?: PermitState;
  /** What the world looks like to everybody; a spec changes it. */
  facts: Facts = {
    permit: { tenant: 'acme', number: 'DH-2026-000001' },
    site: {
      id: 'north',
      zone: 'Asia/Shanghai',
      specialDays: {},
      night: { from: '22:00', to: '06:00' },
      workPoint: { id: 'r-7', latitude: 39, longitude: 117 },
    },
    neighbours: [],
    instruments: [{ id: 'meter', registered: true, calibratedUntil: '2027-01-01' }],
  };
  holders = holding;
  absent: readonly string[] = [];
  readonly log: PermitEvent[] = [];
  private keys = 0;

  constructor(readonly pack: TypePack = samplePack) {}

  get state(): PermitState {
    if (!this.permit) throw new Error('nothing was submitted');
    return this.permit;
  }
  get phase(): string {
    return this.state.phase;
  }

  factsFor(by: Actor): Facts {
    const duties = Object.keys(this.holders).filter(
      (duty) => 'person' in by && this.holders[duty]?.includes(by.person),
    );
    return {
      duties: dutyFacts(this.holders, this.absent),
      qualification: reportAt(this.now),
      ...('person' in by && { actor: { person: by.person, duties } }),
      ...this.facts,
    };
  }

  ask<N extends CommandName>(by: string | Actor, name: N, body: Bodies[N], facts: Facts = {}): Decision {
    const actor = typeof by === 'string' ? { person: by } : by;
    return this.askCommand({ name, key: `key-${(this.keys += 1)}`, by: actor, body } as Command, facts);
  }
  askCommand(command: Command, facts: Facts = {}): Decision {
    const asked = { ...this.factsFor(command.by), ...facts };
    const decision = decide(this.permit, command, asked, this.pack, this.now);
    const reasons = decision.accepted
      ? decision.events.flatMap(({ body }) => ('reasons' in body ? (body.reasons as readonly Unmet[]) : []))
      : decision.refusal.reasons;
    const silent = reasons.find((reason) => !isSaid(reason));
    if (silent) throw new Error(`${JSON.stringify(silent)} doesn't say what its words need`);
    return decision;
  }

  /** The names of what happened; a refusal is an error that shows its codes. */
  does<N extends CommandName>(by: string | Actor, name: N, body: Bodies[N], facts?: Facts): readonly EventName[] {
    const decision = this.ask(by, name, body, facts);
    if (!decision.accepted) throw new Error(`${name} refused: ${codesOf(decision.refusal).join(' ')}`);
    if (decision.events.length > 0) this.permit = evolveAll(this.permit, decision.events);
    this.log.push(...decision.events);
    return decision.events.map((event) => event.name);
  }

  refusal<N extends CommandName>(by: string | Actor, name: N, body: Bodies[N], facts?: Facts): Refusal {
    const decision = this.ask(by, name, body, facts);
    if (decision.accepted) throw new Error(`${name} was not refused`);
    return decision.refusal;
  }
  /** The leading code, then those of the reasons. */
  refused<N extends CommandName>(by: string | Actor, name: N, body: Bodies[N], facts?: Facts): readonly string[] {
    return codesOf(this.refusal(by, name, body, facts));
  }

  last<N extends EventName>(name: N): EventOf<N> {
    const found = this.log.findLast((event) => event.name === name);
    if (!found) throw new Error(`${name} has not happened`);
    return found as EventOf<N>;
  }

  wait(minutes: number, ms = 0): this {
    this.now = new Date(Date.parse(plusMinutes(this.now, minutes)) + ms).toISOString();
    return this;
  }
  until(at: string): this {
    this.now = at;
    return this;
  }
  deadline(id: string): string | undefined {
    return deadlines(this.state, this.pack).find((one) => one.id === id)?.at;
  }
  /** The clock comes to a deadline and says so. */
  passes(id: string, facts?: Facts): readonly EventName[] {
    const at = this.deadline(id);
    if (at === undefined) throw new Error(`no deadline ${id}`);
    this.now = at;
    return this.does({ system: 'timer' }, 'deadlinePassed', { deadline: id }, facts);
  }

  submit(change: Partial<SubmitBody> = {}, by = 'app'): this {
    this.does(by, 'submit', { ...application, ...change });
    return this;
  }
  inApproval(change: Partial<SubmitBody> = {}, by = 'app'): this {
    this.submit(change, by).does({ system: 'permit' }, 'prerequisitesReported', {});
    return this;
  }
  /** Level 1: the unit, then the safety department. */
  approved(change: Partial<SubmitBody> = {}, by = 'app'): this {
    this.inApproval(change, by).does('uma', 'approve', { stage: 'unit', place: onSpot });
    this.does('sam', 'approve', { stage: 'safety', place: onSpot });
    return this;
  }
  issued(change: Partial<SubmitBody> = {}): this {
    this.approved(change).prepare();
    return this;
  }
  prepare(): this {
    this.does('guard', 'confirmMeasures', { confirmations: [{ measure: 'extinguishers', applicable: true }] });
    this.does('leader', 'confirmMeasures', { confirmations: [{ measure: 'drains', applicable: false }] });
    this.does('leader', 'signBriefing', { as: 'giver' });
    this.does('welder', 'signBriefing', { as: 'receiver' });
    this.does('shi', 'checkTicket', {});
    this.does('leader', 'issue', {});
    return this;
  }
  gas(value = 0.1, purpose: 'test' | 'monitor' = 'test'): readonly EventName[] {
    return this.does('tester', 'recordGas', { samples: [sampleOf(this.now, value, purpose)] });
  }
  /** At the first minute of the window. */
  ready(change: Partial<SubmitBody> = {}): this {
    this.issued(change).until(application.window.from).gas();
    this.does('app', 'checkIn', { as: 'applicant', place: onSpot });
    this.does('guard', 'checkIn', { as: 'guardian', place: onSpot });
    return this;
  }
  active(change: Partial<SubmitBody> = {}): this {
    this.ready(change).does('leader', 'start', {});
    return this;
  }
  fireWatch(): this {
    this.active().wait(60).does('leader', 'handBack', cleared);
    return this;
  }
  handedBack(): this {
    this.fireWatch().wait(30).does('guard', 'endFireWatch', { clear: true });
    return this;
  }
}

export const cleared = { siteClear: true, noEmbers: true, restored: true };
export const sampleOf = (
  sampledAt: string,
  value: number,
  purpose: 'test' | 'monitor' = 'test',
): CommandBodies['recordGas']['samples'][number] => ({
  sampledAt,
  instrument: 'meter',
  point: 'outside',
  distanceM: 5,
  purpose,
  readings: [{ substance: 'combustible', value, unit: '%vol' }],
});

export const codesOf = ({ code, reasons }: Refusal): readonly string[] => [
  code,
  ...reasons.map((reason) => reason.code).filter((one) => one !== code),
];
