/** What goes wrong in a permit's life, and how it is put right again. */
import { toEpochMs, toInstant } from '../../time/instant';
import { openAlarms } from '../alarm';
import type { GasSample, IsolationPoint } from '../commands';
import type { Phase } from '../state';
import {
  ageOf,
  agesIn,
  asks,
  camera,
  checkInStale,
  gas,
  isolated,
  lastSample,
  owedAfterHazards,
  stepIsOld,
  stepsAskedAt,
  surroundings,
  wind,
  windStale,
} from './look';
import { holderOf, loser, personIn } from './scenario';
import type { Scenario } from './scenario';
import { act, one, onSpot, samplesNow, sensor } from './move';
import type { Here, Move } from './move';

/** When what a moment asks is done: before the work is handed back, and after. */
const endOfWork: Readonly<Record<'completion' | 'closing', readonly Phase[]>> = {
  completion: ['active', 'suspended'],
  closing: ['fireWatch', 'handedBack', 'accepted'],
};

/** What goes wrong, and how it is put right again. */
export function troubles(situation: Here, scenario: Scenario): readonly Move[] {
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
  const owed = owedAfterHazards(situation, scenario);
  for (const { by, record } of stepsAskedAt(scenario, ['issue', 'start', 'resume', 'watch'])) {
    const old = permit.steps[record.step] !== undefined && stepIsOld(situation, scenario, record.step);
    when(atWork && (old || owed.includes(record.step)), one(`do ${record.step} again`, by, 'recordStep', record));
  }
  for (const moment of ['completion', 'closing'] as const) {
    for (const { by, record } of endOfWork[moment].includes(permit.phase) ? stepsAskedAt(scenario, [moment]) : []) {
      when(permit.steps[record.step] === undefined, one(`do ${record.step}`, by, 'recordStep', record));
    }
  }
  const locked = permit.isolations.filter(({ kind, state }) => kind === 'lock' && state !== 'removed');
  when(
    (permit.phase === 'handedBack' || permit.phase === 'accepted') &&
      locked.length > 0 &&
      asks(scenario.pack, permit.level, 'locks-removed'),
    {
      name: 'take the locks off',
      acts: locked.map(({ point, energy, kind, by, appliedBy = by }) =>
        act(appliedBy, 'recordIsolation', { points: [{ point, energy, kind, state: 'removed' }] }),
      ),
    },
  );
  const { extension, shiftHandover } = scenario.pack;
  const handedOver = permit.shift !== undefined && permit.shift.takenOver === undefined;
  const longer = toInstant(toEpochMs(permit.window.until) + (extension?.maxMinutes ?? 0) * 60_000);
  if (permit.phase === 'active' || permit.phase === 'suspended') {
    when(
      extension !== undefined && permit.extensions === undefined,
      one('extend', holderOf(scenario, extension?.approvedBy[0] ?? ''), 'extend', { until: longer, reason: 'rain' }),
      {
        ...one('the crew extends', leader, 'extend', { until: longer, reason: 'rain' }),
        duties: extension?.approvedBy ?? [],
        forbidden: true,
      },
    );
    when(
      shiftHandover !== undefined && !handedOver,
      one('hand the shift over', ofShift(scenario)[0], 'handOverShift', { note: 'as it stands' }),
    );
    when(
      shiftHandover !== undefined && handedOver,
      one('take the shift over', ofShift(scenario)[1], 'takeOverShift', {}),
      {
        ...one('take it over from oneself', ofShift(scenario)[0], 'takeOverShift', {}),
        forbidden: true,
      },
    );
  }
  const officer = holderOf(scenario, 'safety-officer');
  const stopped = permit.suspension?.reasons.some(({ liftedBy, lifted }) => liftedBy && !lifted);
  when(permit.phase === 'active', one('safety stops it', officer, 'suspend', { reason: 'not-as-permitted' }));
  when(permit.phase === 'suspended' && stopped === true, one('safety lifts the stop', officer, 'liftStop', {}), {
    ...one('the crew lifts it', leader, 'liftStop', {}),
    duties: ['safety-officer'],
    forbidden: true,
  });
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

/** Two people between whom shifts are handed over. */
function ofShift(scenario: Scenario): readonly [string, string] {
  const people = (scenario.pack.shiftHandover?.by ?? []).flatMap((name) => [
    ...scenario.application.people.filter(({ role }) => role === name).map(({ person }) => person),
    ...(scenario.holders[name] ?? []),
  ]);
  return [people[0] ?? 'nobody', people.find((person) => person !== people[0]) ?? 'nobody-else'];
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
