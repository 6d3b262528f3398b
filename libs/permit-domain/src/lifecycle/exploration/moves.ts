/** The alphabet of the exhaustive check: everything that people, the world and the clock can do to a permit, well or badly. */
import { minutesBetween, toEpochMs, toInstant } from '../../time/instant';
import type { Instant } from '../../time/instant';
import { openAlarms } from '../alarm';
import type { Actor, CommandBodies, CommandName, GasSample, IsolationPoint } from '../commands';
import { deadlines } from '../deadlines';
import { isOver } from '../review';
import type { PermitState, Phase } from '../state';
import { applies, viewOf } from '../view';
import {
  ageOf,
  agesIn,
  asks,
  briefed,
  camera,
  checkInStale,
  gas,
  isolated,
  lastSample,
  measured,
  surroundings,
  turningPoints,
  wind,
  windMatters,
  windStale,
} from './look';
import type { Timed } from './look';
import { holderOf, loser, personIn, trueFacts } from './scenario';
import type { Scenario, Situation } from './scenario';

export interface Act {
  readonly by: Actor;
  readonly name: CommandName;
  readonly body: CommandBodies[CommandName];
}
export interface Move {
  readonly name: string;
  readonly acts: readonly Act[];
  /** The clock alone, or nothing but time. */
  readonly silent?: true;
  /** Told nothing of the world. */
  readonly blind?: true;
  /** What the core must never accept. */
  readonly forbidden?: true;
  /** Time that passes first. */
  readonly now?: Instant;
  /** What becomes true of the world. */
  readonly unqualified?: boolean;
}
type Here = Situation & { readonly permit: PermitState };

const act = <N extends CommandName>(by: string | Actor, name: N, body: CommandBodies[N]): Act => ({
  by: typeof by === 'string' ? { person: by } : by,
  name,
  body,
});
const one = <N extends CommandName>(name: string, by: string | Actor, command: N, body: CommandBodies[N]): Move => ({
  name,
  acts: [act(by, command, body)],
});
const sensor = { system: 'sensor' };
const onSpot = { workPointCode: 'matches' } as const;

const spoilt = (sample: GasSample): GasSample => ({
  ...sample,
  readings: sample.readings.map((reading) => ({
    ...reading,
    value: reading.substance === 'combustible' ? 50 : reading.substance === 'oxygen' ? 5 : reading.value * 1000 + 1000,
  })),
});
function samplesNow({ samples }: Scenario, now: Instant, purpose: GasSample['purpose'], good: boolean): GasSample[] {
  const taken = samples.map((sample): GasSample => ({ ...sample, sampledAt: now, purpose }));
  return good ? taken : taken.map(spoilt);
}

/** Each measure by whoever confirms it. */
function confirmations(situation: Here, scenario: Scenario): readonly Act[] {
  const view = viewOf(situation.permit, trueFacts(scenario, situation, sensor), situation.now);
  return scenario.pack.measures
    .filter((measure) => applies(measure, view))
    .map(({ id, confirmedBy }) => {
      const named = scenario.application.people.find(({ role }) => role === confirmedBy)?.person;
      const by = named ?? holderOf(scenario, confirmedBy);
      return act(by, 'confirmMeasures', { confirmations: [{ measure: id, applicable: true }] });
    });
}

interface Preparation {
  readonly phases: readonly Phase[];
  readonly done: boolean;
  readonly move: Move;
}
const approval: readonly Phase[] = ['inApproval', 'approved', 'issued'];

/**
 * What is made ready, in one order: acts that don't touch each other come to the same in any order, and each gap is met on the way. Only the first
 * that isn't done is a move.
 */
function preparations(situation: Here, scenario: Scenario): readonly Move[] {
  const { permit, now } = situation;
  const { isolations, application, applicant } = scenario;
  const leader = personIn(scenario, 'person-in-charge');
  const guardian = personIn(scenario, 'guardian');
  const ready: readonly Preparation[] = [
    {
      phases: approval,
      done: permit.isolations.length >= isolations.length,
      move: one('isolate', leader, 'recordIsolation', { points: isolations }),
    },
    {
      phases: approval,
      done: measured(situation, scenario),
      move: { name: 'confirm measures', acts: confirmations(situation, scenario) },
    },
    {
      phases: ['approved', 'issued'],
      done: briefed(situation),
      move: {
        name: 'brief',
        acts: [
          act(leader, 'signBriefing', { as: 'giver' }),
          ...[...new Set(application.people.map(({ person }) => person))].map((person) =>
            act(person, 'signBriefing', { as: 'receiver' }),
          ),
        ],
      },
    },
    {
      phases: ['approved', 'issued'],
      done: permit.ticketCheck !== undefined,
      move: one('check the ticket', holderOf(scenario, 'shift-leader'), 'checkTicket', {}),
    },
    {
      phases: ['issued'],
      done: permit.weather !== undefined || !windMatters(scenario.pack, permit.level),
      move: one('report calm', guardian, 'reportWeather', { windForce: 2 }),
    },
    {
      phases: ['issued'],
      done: permit.recording !== undefined || !asks(scenario.pack, permit.level, 'recording-on'),
      move: one('record', leader, 'reportRecording', { on: true, explosionProof: true }),
    },
    {
      phases: ['issued'],
      done: permit.checkIns.applicant !== undefined,
      move: one('applicant checks in', applicant, 'checkIn', { as: 'applicant', place: onSpot }),
    },
    {
      phases: ['issued'],
      done: permit.checkIns.guardian !== undefined,
      move: one('guardian checks in', guardian, 'checkIn', { as: 'guardian', place: onSpot }),
    },
    {
      phases: ['issued'],
      done: permit.gasSamples.length > 0,
      move: one('test the gas', personIn(scenario, 'gas-tester'), 'recordGas', {
        samples: samplesNow(scenario, now, 'test', true),
      }),
    },
  ];
  const next = ready.find(({ phases, done }) => phases.includes(permit.phase) && !done);
  return next ? [next.move] : [];
}

/** What goes wrong, and how it is put right again. */
function troubles(situation: Here, scenario: Scenario): readonly Move[] {
  const { permit, now, unqualified } = situation;
  const moves: Move[] = [];
  const when = (holds: boolean, ...more: readonly Move[]): void => void (holds && moves.push(...more));
  const guardian = personIn(scenario, 'guardian');
  const leader = personIn(scenario, 'person-in-charge');
  const tester = personIn(scenario, 'gas-tester');
  const atWork = permit.phase === 'issued' || permit.phase === 'active' || permit.phase === 'suspended';
  const sampled = (purpose: GasSample['purpose'], good: boolean) => ({
    samples: samplesNow(scenario, now, purpose, good),
  });

  const ages = agesIn(scenario, permit.level, 'sample');
  const air = gas(situation, scenario);
  const quiet = surroundings(situation).length === 0;
  const stale = ageOf(lastSample(situation, 'test'), now, ages) > 0;
  const untested = openAlarms(permit).length > 0 || (permit.stoppedAt ?? '') > (lastSample(situation, 'test') ?? '');
  if (atWork) {
    when(air === 'good', one('bad gas', tester, 'recordGas', sampled('test', false)));
    when(
      air === 'bad' || (air === 'good' && (stale || untested)),
      one('test again', tester, 'recordGas', sampled('test', true)),
    );
    when(quiet && wind(situation) === 'calm', one('gale', guardian, 'reportWeather', { windForce: 9 }));
    when(
      wind(situation) === 'gale' || windStale(situation, scenario),
      one('calm again', guardian, 'reportWeather', { windForce: 2 }),
    );
    when(
      quiet && camera(situation) === 'on',
      one('camera off', leader, 'reportRecording', { on: false, explosionProof: true }),
    );
    when(camera(situation) === 'off', one('camera on', leader, 'reportRecording', { on: true, explosionProof: true }));
    when(
      openAlarms(permit).length === 0,
      one('gas alarm', sensor, 'gasAlarmRaised', { sensor: 'sensor-1', substance: 'combustible' }),
    );
    for (const hazard of hazardsOf(scenario)) {
      const near = permit.hazards.some((known) => known.hazard === hazard);
      when(quiet, one(`${hazard} near`, guardian, 'reportHazard', { hazard, distanceM: 1 }));
      when(near, one(`${hazard} gone`, leader, 'clearHazard', { hazard }));
    }
    const [point] = scenario.isolations;
    when(
      point !== undefined,
      ...(isolated(situation, scenario)
        ? [one('a closed valve instead', leader, 'recordIsolation', { points: [valve(point)] })]
        : [one('isolate again', leader, 'recordIsolation', { points: scenario.isolations })]),
    );
  }
  when(
    permit.phase === 'active' && ageOf(lastSample(situation), now, ages) > 0,
    one('monitor', tester, 'recordGas', sampled('monitor', true)),
  );

  when(permit.phase === 'issued' && checkInStale(situation, scenario), {
    name: 'check in again',
    acts: [
      act(scenario.applicant, 'checkIn', { as: 'applicant', place: onSpot }),
      act(guardian, 'checkIn', { as: 'guardian', place: onSpot }),
    ],
  });

  const watched = atWork || permit.phase === 'fireWatch';
  when(watched && permit.guardianOnPost !== undefined, one('guardian leaves', guardian, 'leavePost', {}));
  when(
    (permit.phase === 'active' || permit.phase === 'suspended' || permit.phase === 'fireWatch') &&
      !permit.guardianOnPost,
    one('guardian back', guardian, 'takePost', { place: onSpot }),
  );

  const news = atWork || permit.phase === 'approved' || permit.phase === 'inApproval';
  const person = loser(scenario);
  when(news && !unqualified, {
    ...one('certificate revoked', { system: 'qualification' }, 'qualificationLost', { person, reason: 'revoked' }),
    unqualified: true,
  });
  when(unqualified, { name: 'certificate restored', acts: [], unqualified: false });
  const [link] = permit.linked;
  for (const phase of ['suspended', 'active', 'revoked']) {
    const changes = link?.phase !== phase && link?.phase !== 'revoked' && (link !== undefined || phase !== 'active');
    when(
      (atWork || permit.phase === 'approved') && changes,
      one(`linked permit ${phase}`, { system: 'permit' }, 'linkedPermitChanged', {
        number: 'LINK-1',
        type: 'other',
        phase,
      }),
    );
  }
  return moves;
}

const valve = (point: IsolationPoint | undefined): IsolationPoint => ({
  point: 'P',
  energy: 'process',
  state: 'verified',
  ...point,
  kind: 'closed-valve',
});

/** One hazard of those that the pack's rules look for is enough: they are all asked alike. */
function hazardsOf({ pack }: Scenario): readonly string[] {
  const wanted = pack.rules.flatMap(({ params }) =>
    Array.isArray(params.hazards) ? (params.hazards as string[]) : [],
  );
  return wanted.slice(0, 1);
}

/** Those who sign, and those who must not. */
function signatures({ permit }: Here, scenario: Scenario): readonly Move[] {
  const leader = personIn(scenario, 'person-in-charge');
  return permit.stages
    .filter(({ status }) => status === 'open')
    .flatMap(({ id: stage, signers, signatures: given }): Move[] => {
      const signed = permit.stages.flatMap((each) => each.signatures.map(({ person }) => person));
      const free = signers.flatMap((duty) => scenario.holders[duty] ?? []).find((person) => !signed.includes(person));
      const again = given[0]?.person;
      return [
        ...(free === undefined ? [] : [one(`${free} approves ${stage}`, free, 'approve', { stage, place: onSpot })]),
        ...(free === undefined ? [] : [one(`${free} sends back`, free, 'sendBack', { stage, reason: 'unclear' })]),
        ...(free === undefined ? [] : [one(`${free} rejects`, free, 'reject', { stage, reason: 'no' })]),
        { ...one(`the crew approves ${stage}`, leader, 'approve', { stage, place: onSpot }), forbidden: true },
        {
          ...one(`${stage} approved blindly`, free ?? 'x', 'approve', { stage, place: onSpot }),
          forbidden: true,
          blind: true,
        },
        ...(again === undefined
          ? []
          : [{ ...one(`${again} signs twice`, again, 'approve', { stage, place: onSpot }), forbidden: true as const }]),
      ];
    });
}

/** The steps of a life, each tried wherever its phase lets it. */
function steps({ permit }: Here, scenario: Scenario): readonly Move[] {
  const { application, applicant, pack } = scenario;
  const leader = personIn(scenario, 'person-in-charge');
  const guardian = personIn(scenario, 'guardian');
  const worker = loser(scenario);
  const acceptor = holderOf(scenario, pack.ending.acceptedBy);
  const reviewer = holderOf(scenario, pack.greenChannel?.reviewedBy ?? 'safety-department');
  const cleared = { siteClear: true, noEmbers: true, restored: true };
  const inside = { people: [worker], tools: [{ kind: 'torch', count: 1 }] };
  const blindly = (name: string, command: 'start' | 'resume'): Move => ({
    ...one(name, leader, command, {}),
    blind: true,
    forbidden: true,
  });
  const all: readonly (readonly [phases: readonly Phase[], move: Move])[] = [
    [['submitted'], one('prerequisites answered', { system: 'permit' }, 'prerequisitesReported', {})],
    [
      ['submitted'],
      { ...one('prerequisites not known', { system: 'permit' }, 'prerequisitesReported', {}), blind: true },
    ],
    [['approved'], one('issue', leader, 'issue', {})],
    [['issued'], one('start', leader, 'start', {})],
    [['issued'], blindly('start blindly', 'start')],
    [['active', 'suspended'], one('somebody stops it', worker, 'suspend', { reason: 'smell' })],
    [['suspended'], one('resume', leader, 'resume', {})],
    [['suspended'], blindly('resume blindly', 'resume')],
    [['active'], one('go in', guardian, 'countIn', inside)],
    [['active', 'suspended', 'fireWatch', 'handedBack'], one('come out', guardian, 'countOut', inside)],
    [['active', 'suspended'], one('hand back', leader, 'handBack', cleared)],
    [['active'], one('hand back unclear', leader, 'handBack', { ...cleared, siteClear: false })],
    [['fireWatch'], one('end the fire watch', guardian, 'endFireWatch', { clear: true })],
    [['handedBack'], one('accept', acceptor, 'acceptCompletion', {})],
    [['handedBack'], { ...one('the crew accepts', leader, 'acceptCompletion', {}), forbidden: true }],
    [['accepted'], one('close', acceptor, 'close', {})],
    [['closed'], one('archive', holderOf(scenario, pack.ending.archivedBy), 'archive', {})],
    [['submitted', 'inApproval', 'approved', 'issued'], one('cancel', applicant, 'cancel', { reason: 'no need' })],
    [
      ['submitted', 'inApproval', 'approved', 'issued', 'active', 'suspended'],
      one('revoke', holderOf(scenario, 'safety-officer'), 'revoke', { reason: 'not as approved' }),
    ],
    [
      ['fireWatch', 'handedBack', 'accepted', 'closed', 'expired', 'revoked'],
      one('review', reviewer, 'reviewGreenChannel', { verdict: 'justified', findings: 'in order' }),
    ],
    [['returned'], one('submit again', applicant, 'submit', application)],
    [
      ['submitted', 'inApproval', 'active', 'suspended'],
      { ...one('alter the ticket', applicant, 'submit', application), forbidden: true },
    ],
  ];
  return all.filter(([phases]) => phases.includes(permit.phase)).map(([, move]) => move);
}

/** Time goes by: to the nearest deadline, which then is told; or to the next moment before it at which something has grown too old. */
function passing(situation: Here, scenario: Scenario): readonly Move[] {
  const { permit, now } = situation;
  const old = (at: Instant | undefined, what: Timed): readonly Instant[] =>
    at === undefined ? [] : turningPoints(at, agesIn(scenario, permit.level, what));
  const [due] = deadlines(permit, scenario.pack);
  const tick: Move[] = due
    ? [
        {
          ...one(`deadline ${due.id}`, { system: 'timer' }, 'deadlinePassed', { deadline: due.id }),
          now: due.at > now ? due.at : now,
          silent: true,
        },
      ]
    : [];
  const answerable = permit.lostQualification.some(({ at }) => at === now) ? [toInstant(toEpochMs(now) + 1)] : [];
  const turns = [
    permit.window.from,
    ...answerable,
    ...old(lastSample(situation, 'test'), 'sample'),
    ...(permit.phase === 'suspended' ? old(permit.stoppedAt, 'break') : []),
    ...(permit.phase === 'issued' ? old(permit.weather?.at, 'wind') : []),
    ...(permit.phase === 'issued' ? old(permit.checkIns.applicant?.at, 'checkIn') : []),
    ...(permit.phase === 'issued' ? old(permit.checkIns.guardian?.at, 'checkIn') : []),
    ...(permit.fireWatchUntil === undefined ? [] : [permit.fireWatchUntil]),
  ];
  const next = turns.filter((at) => at > now && (due === undefined || at < due.at)).sort()[0];
  const wait: Move[] =
    next === undefined
      ? []
      : [{ name: `wait ${Math.ceil(minutesBetween(now, next))} min`, acts: [], now: next, silent: true }];
  return [...tick, ...wait];
}

export function movesFrom(situation: Situation, scenario: Scenario): readonly Move[] {
  const { permit } = situation;
  if (!permit) return [one('submit', scenario.applicant, 'submit', scenario.application)];
  const here = { ...situation, permit };
  if (isOver(permit) && permit.phase !== 'returned') return [];
  return [
    ...steps(here, scenario),
    ...signatures(here, scenario),
    ...preparations(here, scenario),
    ...(permit.phase === 'returned' ? [] : troubles(here, scenario)),
    ...passing(here, scenario),
  ];
}
