/** The alphabet of the exhaustive check: everything that people, the world and the clock can do to a permit, well or badly. */
import { minutesBetween, toEpochMs, toInstant } from '../../time/instant';
import type { Instant } from '../../time/instant';
import { deadlines } from '../deadlines';
import { isOver } from '../review';
import type { Phase } from '../state';
import { agesIn, lastSample, turningPoints } from './look';
import type { Timed } from './look';
import { holderOf, loser, personIn } from './scenario';
import type { Scenario, Situation } from './scenario';
import { one, onSpot } from './move';
import type { Here, Move } from './move';
import { preparations } from './preparations';
import { troubles } from './troubles';

export type { Move } from './move';

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
        {
          ...one(`the crew approves ${stage}`, leader, 'approve', { stage, place: onSpot }),
          duties: signers,
          forbidden: true,
        },
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
    [
      ['active', 'suspended', 'fireWatch', 'handedBack', 'expired', 'revoked'],
      one('come out', guardian, 'countOut', inside),
    ],
    [['active', 'suspended'], one('hand back', leader, 'handBack', cleared)],
    [['active'], one('hand back unclear', leader, 'handBack', { ...cleared, siteClear: false })],
    [['fireWatch'], one('end the fire watch', guardian, 'endFireWatch', { clear: true })],
    [['handedBack'], one('accept', acceptor, 'acceptCompletion', {})],
    [
      ['handedBack'],
      { ...one('the crew accepts', leader, 'acceptCompletion', {}), duties: [pack.ending.acceptedBy], forbidden: true },
    ],
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
    ...Object.values(permit.steps).flatMap(({ at }) => old(at, 'step')),
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
