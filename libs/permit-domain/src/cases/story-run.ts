/** Tells a story to the core, act by act: a state can only be reached by commands that the core accepts. */
import { applies, deadlines, decide, evolveAll, viewOf } from '../index';
import type {
  Command,
  CommandBodies,
  GasReading,
  GasSample,
  Instant,
  PermitEvent,
  PermitState,
  Refusal,
  StoryAct,
  StorySample,
  StoryTime,
  TypePack,
} from '../index';
import { withInstants } from './story-time';
import type { World } from './story-world';

export interface Told {
  readonly events: readonly PermitEvent[];
  readonly refusal?: Refusal;
}

/** Readings in short, `combustible: 0.1 %vol`. */
export const readingsOf = (readings: StorySample['readings']): GasReading[] =>
  Object.entries(readings).map(([substance, text]): GasReading => {
    const [value = '', unit = ''] = text.split(' ');
    return { substance, value: Number(value), unit: unit as GasReading['unit'] };
  });

const camelCase = (name: string): string => name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
/** On the spot, unless an act says otherwise. */
const here = { workPointCode: 'matches' as const };
const placed: readonly string[] = ['approve', 'checkIn', 'takePost'];

export class StoryRun {
  state?: PermitState;
  now: Instant;
  private keys = 0;

  constructor(
    private readonly pack: TypePack,
    private readonly world: World,
    begin: StoryTime,
  ) {
    this.now = world.at(begin);
  }

  /** One act of the story: the events that it brought, or the first refusal met. */
  act(act: StoryAct): Told {
    if (act.at !== undefined) this.now = this.world.at(act.at);
    if (act.neighbours) this.world.standNextDoor(act.neighbours);
    if (act.isolations) this.world.standOn(act.isolations);
    if (act.do === 'sign-all') return this.signAll(act);
    if (act.do === 'brief') return this.all(this.briefing(act));
    if (act.do === 'confirm-measures' && !act.with) return this.all(this.measures(act));
    const name = camelCase(act.do);
    const by = this.world.actor(act.by, name);
    return this.tell({ name, by, body: this.bodyOf(name, act) });
  }

  /** Lets time pass: every deadline that falls due by then is told, at its own moment and in order. */
  clock(until: StoryTime): Told {
    const end = this.world.at(until);
    const events: PermitEvent[] = [];
    for (let ticks = 0; this.state; ticks += 1) {
      if (ticks > 200) throw new Error('the clock never comes to rest');
      const [due] = deadlines(this.state, this.pack).filter(({ at }) => at <= end);
      if (!due) break;
      if (due.at > this.now) this.now = due.at;
      const told = this.tell({ name: 'deadlinePassed', by: { system: 'timer' }, body: { deadline: due.id } });
      if (told.refusal) return told;
      events.push(...told.events);
    }
    this.now = end;
    return { events };
  }

  private tell({ name, by, body }: { name: string; by: Command['by']; body: unknown }): Told {
    const command = { name, key: `key-${(this.keys += 1)}`, by, body } as Command;
    const facts = this.world.facts(this.state, command, this.pack, this.now);
    const decision = decide(this.state, command, facts, this.pack, this.now);
    if (!decision.accepted) return { events: [], refusal: decision.refusal };
    if (decision.events.length > 0) this.state = evolveAll(this.state, decision.events);
    return { events: decision.events };
  }

  private all(acts: readonly { name: string; by: Command['by']; body: unknown }[]): Told {
    const events: PermitEvent[] = [];
    for (const act of acts) {
      const told = this.tell(act);
      if (told.refusal) return told;
      events.push(...told.events);
    }
    return { events };
  }

  private bodyOf(name: string, act: StoryAct): unknown {
    const body = withInstants(act.with ?? {}, (time) => this.world.at(time));
    if (name === 'submit') return { ...this.world.application(), ...body };
    if (act.samples) return { samples: act.samples.map((sample) => this.sampleOf(sample)), ...body };
    if (!placed.includes(name) || 'place' in body) {
      return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
    }
    return { ...body, place: here };
  }

  private sampleOf({ at, readings, instrument = 'meter-1', purpose = 'test', ...sample }: StorySample): GasSample {
    return {
      ...sample,
      instrument,
      purpose,
      sampledAt: this.world.at(at),
      readings: readingsOf(readings),
    };
  }

  private signAll(act: StoryAct): Told {
    const events: PermitEvent[] = [];
    for (let round = 0; this.state?.phase === 'inApproval'; round += 1) {
      const stage = this.state.stages.find(({ status }) => status === 'open');
      const signed = stage?.signatures.map(({ person }) => person) ?? [];
      const person = stage?.signers.flatMap((duty) => this.world.holders(duty)).find((one) => !signed.includes(one));
      if (!stage || person === undefined || round > 50) {
        throw new Error(`nobody is there to sign ${stage?.id ?? 'a stage'}`);
      }
      const told = this.act({ do: 'approve', by: person, with: { ...act.with, stage: stage.id } });
      if (told.refusal) return told;
      events.push(...told.events);
    }
    return { events };
  }

  private briefing({ by, receivers = [] }: StoryAct): { name: string; by: Command['by']; body: unknown }[] {
    const giver = { name: 'signBriefing', by: this.world.actor(by, 'signBriefing'), body: { as: 'giver' } };
    const people = receivers.flatMap((role) => this.world.withRole(role));
    return [giver, ...people.map((person) => ({ name: 'signBriefing', by: { person }, body: { as: 'receiver' } }))];
  }

  private measures({ leave = [], waive = [] }: StoryAct): { name: string; by: Command['by']; body: unknown }[] {
    const { state, pack, world } = this;
    if (!state) throw new Error('measures are confirmed on a permit that was submitted');
    const command = { name: 'issue', key: '-', by: { system: 'permit' }, body: {} } as const;
    const view = viewOf(state, world.facts(state, command, pack, this.now), this.now);
    const unknown = [...leave, ...waive].filter((id) => !pack.measures.some((measure) => measure.id === id));
    if (unknown.length > 0) throw new Error(`the pack has no measure ${unknown.join(', ')}`);
    const byConfirmer = new Map<string, CommandBodies['confirmMeasures']['confirmations'][number][]>();
    for (const measure of pack.measures.filter((one) => applies(one, view) && !leave.includes(one.id))) {
      const marks = byConfirmer.get(measure.confirmedBy) ?? [];
      marks.push({ measure: measure.id, applicable: !waive.includes(measure.id) });
      byConfirmer.set(measure.confirmedBy, marks);
    }
    return [...byConfirmer].map(([confirmer, confirmations]) => ({
      name: 'confirmMeasures',
      by: { person: world.person(confirmer) },
      body: { confirmations },
    }));
  }
}
