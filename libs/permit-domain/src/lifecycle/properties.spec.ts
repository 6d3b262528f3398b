/** Random lives: whatever is asked, by whomever, whenever, the core answers, and what it answers holds together. */
import * as fc from 'fast-check';
import { toInstant, toEpochMs } from '../time/instant';
import { admit } from './admit';
import type { Actor, Command, CommandBodies, CommandName } from './commands';
import { deadlines } from './deadlines';
import { decide } from './decide';
import type { PermitEvent } from './events';
import { evolve, evolveAll } from './evolve';
import type { Facts } from './facts';
import { mayFollow } from './exploration/invariants';
import type { PermitState } from './state';
import { Life, application, cleared, morning, onSpot, sampleOf } from './test-support/life';
import { samplePack } from './test-support/sample-pack';

jest.setTimeout(300_000);

const persons = [
  'app',
  'leader',
  'welder',
  'guard',
  'guard-2',
  'tester',
  'uma',
  'sam',
  'pia',
  'dan',
  'shi',
  'sol',
  'ari',
  'stranger',
];
const systems = ['isolation-register', 'permit', 'qualification', 'sensor', 'timer', 'supervision'];
const stages = fc.constantFrom('unit', 'safety', 'head', 'green-channel-release', 'none');
const place = fc.constantFrom(onSpot, { workPointCode: 'differs' } as const, {});
const nothing = fc.constant({});
const flag = fc.boolean();
const inside = fc.record({
  people: fc.subarray(['welder', 'leader', 'stranger']),
  tools: fc.constantFrom([], [{ kind: 'torch', count: 1 }]),
});

/** A body for each command: mostly one that could be meant, sometimes one that couldn't. */
const bodies: { readonly [N in CommandName]: fc.Arbitrary<CommandBodies[N]> } = {
  submit: fc.constantFrom(
    application,
    { ...application, form: {} },
    { ...application, form: { ...application.form, placeKind: 'bund', plan: 'plan-1' } },
    { ...application, greenChannel: { reason: 'leak' } },
  ),
  approve: fc.record({ stage: stages, place }),
  sendBack: fc.record({ stage: stages, reason: fc.constantFrom('unclear', ' ') }),
  reject: fc.record({ stage: stages, reason: fc.constant('no') }),
  confirmMeasures: fc.record({
    confirmations: fc.array(
      fc.record({ measure: fc.constantFrom('extinguishers', 'drains', 'none'), applicable: flag }),
      { maxLength: 2 },
    ),
  }),
  recordIsolation: fc.record({
    points: fc.array(
      fc.record({
        point: fc.constantFrom('B-1', 'B-2'),
        energy: fc.constant('process' as const),
        kind: fc.constantFrom('blind' as const, 'closed-valve' as const),
        state: fc.constantFrom('applied' as const, 'verified' as const, 'removed' as const),
      }),
      { maxLength: 2 },
    ),
  }),
  recordGas: fc.constant({ samples: [] }),
  recordStep: fc.record({ step: fc.constantFrom('trial', 'none'), passed: flag }),
  signBriefing: fc.record({ as: fc.constantFrom('giver' as const, 'receiver' as const) }),
  checkTicket: nothing,
  issue: nothing,
  checkIn: fc.record({ as: fc.constantFrom('applicant' as const, 'guardian' as const), place }),
  start: nothing,
  suspend: fc.constant({ reason: 'smell' }),
  liftStop: nothing,
  resume: nothing,
  extend: fc
    .constantFrom(0, 60, 600)
    .map((more) => ({ until: toInstant(toEpochMs(application.window.until) + more * 60_000), reason: 'more' })),
  handOverShift: fc.constant({ note: 'as it stands' }),
  takeOverShift: nothing,
  leavePost: nothing,
  takePost: fc.record({ place }),
  reportWeather: fc.record({ windForce: fc.integer({ min: 0, max: 9 }) }),
  reportHazard: fc.record({ hazard: fc.constantFrom('leak', 'gas-alarm:combustible') }),
  clearHazard: fc.record({ hazard: fc.constantFrom('leak', 'gas-alarm:combustible') }),
  reportRecording: fc.record({ on: flag, explosionProof: flag }),
  countIn: inside,
  countOut: inside,
  handBack: fc.constantFrom(cleared, { ...cleared, siteClear: false }),
  endFireWatch: fc.record({ clear: flag }),
  acceptCompletion: nothing,
  close: nothing,
  archive: nothing,
  cancel: fc.constant({ reason: 'no need' }),
  revoke: fc.constant({ reason: 'wrong' }),
  reviewGreenChannel: fc.record({
    verdict: fc.constantFrom('justified' as const, 'not-justified' as const),
    findings: fc.constant('seen'),
  }),
  prerequisitesReported: nothing,
  qualificationLost: fc.record({
    person: fc.constantFrom('welder', 'guard', 'stranger'),
    reason: fc.constantFrom('revoked' as const, 'lapsed' as const),
  }),
  gasAlarmRaised: fc.record({ sensor: fc.constant('s-1'), substance: fc.constant('combustible') }),
  linkedPermitChanged: fc.record({
    number: fc.constantFrom('SX-1', 'DH-2026-000001'),
    type: fc.constant('confined-space'),
    phase: fc.constantFrom('active', 'suspended', 'suspendedWithLink', 'handedBack', 'revoked', 'expired'),
  }),
  neighbourChanged: fc.record({ number: fc.constantFrom('PT-1', 'DH-2026-000001') }),
  isolationChanged: fc.record({
    number: fc.constantFrom('GL-1', 'GL-2'),
    state: fc.constantFrom('verified' as const, 'temporarilyReleased' as const),
    inForce: flag,
    linked: flag,
  }),
  deadlinePassed: fc.record({
    deadline: fc.constantFrom('prerequisites', 'stage-limit/unit', 'start-by', 'validity-end', 'watch', 'none'),
  }),
};

interface Step {
  readonly name: CommandName;
  readonly by: Actor;
  readonly body: CommandBodies[CommandName];
  readonly minutes: number;
  readonly seen: 'all' | 'nothing' | 'no-duties' | 'no-report';
  readonly gas: number;
}
const actor: fc.Arbitrary<Actor> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...persons).map((person) => ({ person })) },
  { weight: 1, arbitrary: fc.constantFrom(...systems).map((system) => ({ system })) },
);
const names = Object.keys(bodies) as CommandName[];
/** Who usually does what: so that some lives get somewhere. */
const usual: Readonly<Partial<Record<CommandName, Actor>>> = {
  submit: { person: 'app' },
  prerequisitesReported: { system: 'permit' },
  qualificationLost: { system: 'qualification' },
  gasAlarmRaised: { system: 'sensor' },
  linkedPermitChanged: { system: 'permit' },
  neighbourChanged: { system: 'permit' },
  isolationChanged: { system: 'isolation-register' },
  deadlinePassed: { system: 'timer' },
  start: { person: 'leader' },
  issue: { person: 'leader' },
  resume: { person: 'leader' },
  handBack: { person: 'leader' },
  recordGas: { person: 'tester' },
  checkTicket: { person: 'shi' },
  endFireWatch: { person: 'guard' },
  countIn: { person: 'guard' },
  leavePost: { person: 'guard' },
};
const step: fc.Arbitrary<Step> = fc.constantFrom(...names).chain((name) =>
  fc.record({
    name: fc.constant(name),
    by: usual[name]
      ? fc.oneof({ weight: 4, arbitrary: fc.constant(usual[name]) }, { weight: 1, arbitrary: actor })
      : actor,
    body: bodies[name] as fc.Arbitrary<CommandBodies[CommandName]>,
    minutes: fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 0, max: 5 }) }, fc.integer({ min: 0, max: 300 })),
    seen: fc.oneof(
      { weight: 6, arbitrary: fc.constant('all' as const) },
      fc.constantFrom('nothing' as const, 'no-duties' as const, 'no-report' as const),
    ),
    gas: fc.constantFrom(0, 0.1, 0.1, 0.6),
  }),
);
/** Where a random life begins: from nothing, or well on its way. */
const begin = fc.constantFrom('nothing', 'inApproval', 'approved', 'ready', 'active', 'fireWatch' as const);

const frozen = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
};

function factsOf(life: Life, { by, seen }: Step): Facts {
  const all = life.factsFor(by);
  if (seen === 'nothing') return { permit: all.permit };
  if (seen === 'no-duties') return { ...all, duties: undefined, actor: undefined };
  return seen === 'no-report' ? { ...all, qualification: undefined } : all;
}

function lifeFrom(start: string): Life {
  const life = new Life(frozen(samplePack));
  if (
    start === 'inApproval' ||
    start === 'approved' ||
    start === 'ready' ||
    start === 'active' ||
    start === 'fireWatch'
  )
    life[start]();
  return life;
}

function commandOf(life: Life, { name, by, body, gas }: Step, index: number): Command {
  const given = name === 'recordGas' ? { samples: [sampleOf(life.now, gas)] } : body;
  return { name, key: `k-${index}`, by, body: given } as Command;
}

type Seen = (
  life: Life,
  command: Command,
  facts: Facts,
  events: readonly PermitEvent[],
  before: PermitState | undefined,
) => void;

/** Lives the steps, and shows each accepted one. */
function live(start: string, steps: readonly Step[], seen: Seen): Life {
  const life = lifeFrom(start);
  steps.forEach((each, index) => {
    life.wait(each.minutes);
    const command = frozen(commandOf(life, each, index));
    const facts = frozen(factsOf(life, each));
    const before = frozen(life.permit);
    const decision = decide(before, command, facts, life.pack, life.now);
    expect(decide(before, command, facts, life.pack, life.now)).toEqual(decision);
    const barred = admit(before, command, life.pack, life.now);
    if (barred) expect(decision).toEqual({ accepted: false, refusal: barred });
    if (!decision.accepted) {
      expect(decision.refusal.reasons.length).toBeGreaterThan(0);
      return;
    }
    if (decision.events.length > 0) life.permit = evolveAll(before, decision.events);
    life.log.push(...decision.events);
    seen(life, command, facts, decision.events, before);
  });
  return life;
}

const lives = fc.tuple(begin, fc.array(step, { minLength: 1, maxLength: 40 }));
const runs = { numRuns: 400, seed: 20261124 };

describe('any life', () => {
  it('is answered without a throw, the same way twice, and folds to what it is', () => {
    fc.assert(
      fc.property(lives, ([start, steps]) => {
        const life = live(start, steps, (now, _command, _facts, events, before) => {
          if (events.length === 0) expect(now.permit).toBe(before);
          else expect(now.state.sequence).toBe((before?.sequence ?? 0) + 1);
        });
        if (life.log.length === 0) return;
        const folded = life.log.reduce<PermitState | undefined>(evolve, undefined);
        expect({ ...folded, sequence: 0 }).toEqual({ ...life.state, sequence: 0 });
      }),
      runs,
    );
  });

  it('goes from phase to phase as the life cycle has it, and by time alone never forward', () => {
    fc.assert(
      fc.property(lives, ([start, steps]) => {
        live(start, steps, (life, command, _facts, events, before) => {
          let phase = before?.phase;
          let permit = before;
          for (const event of events) {
            permit = evolve(permit, event);
            expect([phase, permit.phase, mayFollow(phase, permit.phase)]).toEqual([phase, permit.phase, true]);
            phase = permit.phase;
          }
          if (command.name === 'deadlinePassed') {
            expect(['approved', 'issued', 'active', 'accepted', 'closed', 'archived']).not.toContain(
              before?.phase === life.phase ? undefined : life.phase,
            );
          }
        });
      }),
      runs,
    );
  });

  it('isn’t changed by news or a timer that comes twice', () => {
    const twice: readonly CommandName[] = [
      'qualificationLost',
      'linkedPermitChanged',
      'neighbourChanged',
      'isolationChanged',
      'deadlinePassed',
      'prerequisitesReported',
    ];
    fc.assert(
      fc.property(lives, ([start, steps]) => {
        live(start, steps, (life, command, facts, events) => {
          if (!twice.includes(command.name) || events.length === 0) return;
          const again = decide(life.permit, command, facts, life.pack, life.now);
          if (
            command.name === 'deadlinePassed' &&
            deadlines(life.state, life.pack).some(({ id, at }) => id === command.body.deadline && at <= life.now)
          )
            return;
          expect(again).toEqual({ accepted: true, events: [] });
        });
      }),
      runs,
    );
  });

  it('has every deadline ahead lead somewhere when its time comes', () => {
    fc.assert(
      fc.property(lives, ([start, steps]) => {
        const life = live(start, steps, () => undefined);
        for (let ticks = 0; life.permit; ticks += 1) {
          const [due] = deadlines(life.permit, life.pack);
          if (!due) break;
          expect(ticks).toBeLessThan(60);
          life.now = due.at > life.now ? due.at : life.now;
          const events = life.does({ system: 'timer' }, 'deadlinePassed', { deadline: due.id });
          expect([due.id, events.length > 0]).toEqual([due.id, true]);
        }
        // Nobody acted: what isn't over waits for people after the work, and is not at work.
        if (life.permit)
          expect(['submitted', 'inApproval', 'approved', 'issued', 'active', 'suspended']).not.toContain(life.phase);
      }),
      runs,
    );
  });

  it('gives instants that sort as texts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4e12 }), fc.integer({ min: 0, max: 4e12 }), (left, right) => {
        expect(toInstant(left) < toInstant(right)).toBe(left < right);
        expect(toEpochMs(toInstant(left))).toBe(left);
      }),
    );
    expect(toInstant(toEpochMs(morning))).toBe(morning);
  });
});
