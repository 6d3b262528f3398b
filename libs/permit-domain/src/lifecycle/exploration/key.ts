/** The abstraction: two situations with the same key can be told apart by nothing that decides what may happen next. */
import { openAlarms } from '../alarm';
import { deadlines } from '../deadlines';
import { holdingBack, linkedPhase } from '../linked';
import { isOver } from '../review';
import { isEnded } from '../state';
import type { PermitState, Phase } from '../state';
import {
  ageOf,
  agesIn,
  briefed,
  camera,
  certificate,
  checkInStale,
  gas,
  isolated,
  lastSample,
  measured,
  overForGood,
  owedAfterHazards,
  stepAge,
  surroundings,
  wind,
  windStale,
} from './look';
import type { Scenario, Situation } from './scenario';

const afterWork: readonly Phase[] = ['fireWatch', 'handedBack', 'accepted', 'closed'];

/** A signed stage is signed, however long it took. */
const chain = ({ stages }: PermitState): unknown =>
  stages.map(({ id, status, escalation, signatures }) =>
    status === 'signed' ? id : [id, status, escalation, signatures.length],
  );

function paper(situation: Situation & { permit: PermitState }, scenario: Scenario): unknown {
  const { permit } = situation;
  return [
    isolated(situation, scenario),
    permit.isolations.length > 0,
    measured(situation, scenario),
    briefed(situation),
    permit.ticketCheck !== undefined,
    permit.checkIns.applicant !== undefined,
    permit.checkIns.guardian !== undefined,
  ];
}

/** The ground, the air and the people; a test after the last stop and after a gas reason is another matter than one before. */
function field(situation: Situation & { permit: PermitState }, scenario: Scenario): unknown {
  const { permit, now } = situation;
  const ages = agesIn(scenario, permit.level, 'sample');
  const tested = lastSample(situation, 'test');
  const stopped = permit.phase === 'suspended' ? permit.stoppedAt : undefined;
  const gasReasons = permit.suspension?.reasons.filter(({ code }) => /gas|oxygen|toxic/.test(code)) ?? [];
  return [
    gas(situation, scenario),
    ageOf(tested, now, ages),
    ageOf(lastSample(situation), now, ages),
    ageOf(stopped, now, agesIn(scenario, permit.level, 'break')),
    stopped !== undefined && tested !== undefined && tested >= stopped,
    gasReasons.some(({ at }) => tested === undefined || tested < at),
    [wind(situation), camera(situation)].map((seen) => seen === 'none'),
    surroundings(situation),
    permit.phase === 'issued' && [checkInStale(situation, scenario), windStale(situation, scenario)],
    openAlarms(permit).length,
    permit.guardianOnPost !== undefined,
    certificate(situation),
    holdingBack(permit).map(({ phase }) => phase),
    permit.inside.people.length > 0,
    permit.suspension?.reasons.some(({ liftedBy, lifted }) => liftedBy && !lifted) === true,
    stepRecords(situation, scenario),
    permit.extensions?.length ?? 0,
    permit.shift !== undefined && permit.shift.takenOver === undefined,
    owedAfterHazards(situation, scenario),
    overForGood(situation, scenario),
  ];
}

const stepRecords = (situation: Situation & { permit: PermitState }, scenario: Scenario): unknown =>
  scenario.steps.map(({ record }) => stepAge(situation, scenario, record.step));

const end = ({ fireWatchElapsed, acceptanceEscalated, inside, isolations, guardianOnPost }: PermitState): unknown => [
  fireWatchElapsed === true,
  acceptanceEscalated === true,
  inside.people.length > 0,
  isolations.some(({ state }) => state === 'removed'),
  guardianOnPost !== undefined,
];

const owed = ({ greenChannel, startedAt }: PermitState): unknown => [
  startedAt !== undefined,
  greenChannel && [
    greenChannel.reviewDueAt !== undefined,
    greenChannel.reviewEscalated === true,
    greenChannel.review !== undefined,
  ],
];

/** What stands beside the phase depends on the phase: what no longer matters is left out. Times are told by order, age and what is due next. */
export function keyOf(situation: Situation, scenario: Scenario): string {
  const { permit, now } = situation;
  if (!permit) return 'nothing submitted';
  if (isOver(permit)) return permit.phase;
  const due = deadlines(permit, scenario.pack).map(({ id }) => id);
  const common = [permit.phase, permit.level, due, owed(permit)];
  if (isEnded(permit.phase)) return JSON.stringify([...common, permit.inside.people.length > 0]);
  if (afterWork.includes(permit.phase))
    return JSON.stringify([...common, end(permit), Object.keys(permit.steps).length]);
  const there = { ...situation, permit };
  return JSON.stringify([
    ...common,
    chain(permit),
    paper(there, scenario),
    field(there, scenario),
    now >= permit.window.from,
    linkedPhase(permit),
  ]);
}
