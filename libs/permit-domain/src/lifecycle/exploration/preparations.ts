/** What is made ready before work, in one order. */
import type { Phase } from '../state';
import { applies, viewOf } from '../view';
import { asks, briefed, measured, stepsAskedAt, windMatters } from './look';
import { holderOf, personIn, trueFacts } from './scenario';
import type { Scenario } from './scenario';
import { act, one, onSpot, samplesNow, sensor } from './move';
import type { Act, Here, Move } from './move';

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

/** Some packs let nobody sign before the air was tested. */
const testedBeforeApproval = ({ pack }: Scenario): boolean =>
  pack.rules.some(({ rule, at }) => /^(gas|oxygen|toxics)-/.test(rule) && at.includes('approval'));

/**
 * What is made ready, in one order: acts that don't touch each other come to the same in any order, and each gap is met on the way. Only the first
 * that isn't done is a move.
 */
export function preparations(situation: Here, scenario: Scenario): readonly Move[] {
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
    ...stepsAskedAt(scenario, ['approval']).map(({ by, record }): Preparation => ({
      phases: ['inApproval'],
      done: permit.steps[record.step] !== undefined,
      move: one(`do ${record.step}`, by, 'recordStep', record),
    })),
    ...stepsAskedAt(scenario, ['issue', 'start', 'resume', 'watch']).map(({ by, record }): Preparation => ({
      phases: ['approved', 'issued'],
      done: permit.steps[record.step] !== undefined,
      move: one(`do ${record.step}`, by, 'recordStep', record),
    })),
    {
      phases: ['approved', 'issued'],
      done: permit.ticketCheck !== undefined || !asks(scenario.pack, permit.level, 'ticket-checked'),
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
      done: permit.checkIns.guardian !== undefined || !permit.people.some(({ role }) => role === 'guardian'),
      move: one('guardian checks in', guardian, 'checkIn', { as: 'guardian', place: onSpot }),
    },
    {
      phases: testedBeforeApproval(scenario) ? ['inApproval', 'issued'] : ['issued'],
      done: permit.gasSamples.length > 0 || scenario.samples.length === 0,
      move: one('test the gas', personIn(scenario, 'gas-tester'), 'recordGas', {
        samples: samplesNow(scenario, now, 'test', true),
      }),
    },
  ];
  const next = ready.find(({ phases, done }) => phases.includes(permit.phase) && !done);
  return next ? [next.move] : [];
}
