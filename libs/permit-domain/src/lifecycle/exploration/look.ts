/** What the exhaustive check sees of a permit: a few words for each thing that decides what can happen next. */
import type { Moment, TypePack } from '../../pack/pack';
import { minutesBetween, plusMinutes, toEpochMs, toInstant } from '../../time/instant';
import type { Instant, Minutes } from '../../time/instant';
import { localDate } from '../../time/local-time';
import { isAlarm } from '../alarm';
import { neverReportedRule } from '../../rules/never-reported.rule';
import { newPermitAfterRule } from '../../rules/new-permit-after.rule';
import { stepAfterHazardRule } from '../../rules/step-after-hazard.rule';
import { applies, viewOf } from '../view';
import type { PermitState } from '../state';
import { trueFacts } from './scenario';
import type { Scenario, Situation } from './scenario';

type Permitted = Situation & { readonly permit: PermitState };

const nobody = { system: 'permit' };

/** What grows old, and where the pack's rules say at which age it counts no more. */
const timed = {
  sample: { rule: /^(gas|monitor)/, param: /^(maxAge|interval)Minutes$/ },
  break: { rule: /^(gas|step)/, param: /break/i },
  step: { rule: /^step-done$/, param: /^maxAgeMinutes$/ },
  checkIn: { rule: /^both-checked-in$/, param: /^maxAgeMinutes$/ },
  wind: { rule: /^wind-below$/, param: /^reportWithinMinutes$/ },
} as const;
export type Timed = keyof typeof timed;

const knownAges = new WeakMap<Scenario, Map<string, readonly Minutes[]>>();

/** Ages, in minutes, at which a rule that this permit is asked may change its mind. */
export function agesIn(scenario: Scenario, level: string, what: Timed): readonly Minutes[] {
  const known = knownAges.get(scenario) ?? new Map<string, readonly Minutes[]>();
  knownAges.set(scenario, known);
  const key = `${what} ${level}`;
  const before = known.get(key);
  if (before) return before;
  const { form, window } = scenario.application;
  const view = viewOf({ form, window, level }, scenario, scenario.now);
  const minutes = scenario.pack.rules
    .filter((entry) => timed[what].rule.test(entry.rule) && applies(entry, view))
    .flatMap(({ params }) => Object.entries(params))
    .flatMap(([name, value]) => (timed[what].param.test(name) && typeof value === 'number' ? [value] : []));
  const ages = [...new Set(minutes)].sort((left, right) => left - right);
  known.set(key, ages);
  return ages;
}

/** The first instants at which something from `at` on is older than each age. */
export const turningPoints = (at: Instant, ages: readonly Minutes[]): readonly Instant[] =>
  ages.map((age) => toInstant(toEpochMs(plusMinutes(at, age)) + 1));

/** How many of the ages it has passed; -1 for what never was. */
export function ageOf(at: Instant | undefined, now: Instant, ages: readonly Minutes[]): number {
  if (at === undefined) return -1;
  const age = minutesBetween(at, now);
  return ages.filter((limit) => age > limit).length;
}

/** Whether a rule of that name is asked at this level at all. */
export const asks = ({ rules }: TypePack, level: string, rule: string): boolean =>
  rules.some((entry) => entry.rule === rule && (entry.levels === undefined || entry.levels.includes(level)));

/** Whether the wind matters to a rule or to the level. */
export const windMatters = (pack: TypePack, level: string): boolean =>
  asks(pack, level, 'wind-below') || JSON.stringify(pack.levels.upgrade ?? []).includes('weather.');

export const lastSample = ({ permit }: Permitted, purpose?: 'test' | 'monitor'): Instant | undefined =>
  permit.gasSamples
    .filter((sample) => purpose === undefined || sample.purpose === purpose)
    .map(({ sampledAt }) => sampledAt)
    .sort()
    .at(-1);

/** The newest sample at each point against the scenario's good one. */
export function gas({ permit }: Permitted, { samples }: Scenario): 'none' | 'good' | 'bad' {
  if (permit.gasSamples.length === 0) return 'none';
  const newest = new Map(permit.gasSamples.map((sample) => [sample.point, sample]));
  const isGood = samples.every(
    (good) => JSON.stringify(newest.get(good.point)?.readings) === JSON.stringify(good.readings),
  );
  return isGood ? 'good' : 'bad';
}

export const isolated = ({ permit }: Permitted, { isolations }: Scenario): boolean =>
  isolations.every((wanted) =>
    permit.isolations.some(
      ({ point, kind, state }) => point === wanted.point && kind === wanted.kind && state === wanted.state,
    ),
  );

export function measured(situation: Permitted, scenario: Scenario): boolean {
  const { permit, now } = situation;
  const view = viewOf(permit, trueFacts(scenario, situation, nobody), now);
  return scenario.pack.measures.every(({ id, ...measure }) => !applies(measure, view) || permit.measures[id]);
}

/** Steps that a rule asks for at one of these moments. */
export const stepsAskedAt = ({ pack, steps }: Scenario, moments: readonly Moment[]): Scenario['steps'] =>
  steps.filter(({ record }) =>
    pack.rules.some(({ params, at }) => params.step === record.step && at.some((moment) => moments.includes(moment))),
  );

/** A step that a rule wants before this one was done again since, or this one was done before the ticket was issued. */
const outOfOrder = ({ steps, issuedAt = '' }: PermitState, { rules }: TypePack, step: string): boolean =>
  rules
    .filter(({ params }) => params.step === step)
    .some(({ params: { after, sinceIssued } }) => {
      const doneAt = steps[step]?.at ?? '';
      return (
        (typeof after === 'string' && (steps[after]?.at ?? '') > doneAt) || (sinceIssued === true && doneAt < issuedAt)
      );
    });

/** How a step's record stands: never made, failed, made before the last stop or on an earlier day, how old, and out of its order. */
export function stepAge({ permit, now }: Permitted, scenario: Scenario, step: string): unknown {
  const record = permit.steps[step];
  if (!record) return 'open';
  const day = (at: Instant): string => localDate(at, scenario.site.zone);
  // Told apart only by what a rule asks about: six steps with flags that nobody looks at are thousands of situations that are one.
  const asked = (param: string): boolean =>
    scenario.pack.rules.some(({ params }) => params.step === step && params[param] !== undefined);
  return [
    record.passed,
    asked('afterBreakMinutes') && record.at < (permit.stoppedAt ?? ''),
    asked('eachDay') && day(record.at) < day(now),
    ageOf(record.at, now, agesIn(scenario, permit.level, 'step')),
    outOfOrder(permit, scenario.pack, step),
  ];
}
/** Whether it would have to be done again before work goes on. */
export const stepIsOld = (situation: Permitted, scenario: Scenario, step: string): boolean =>
  JSON.stringify(stepAge(situation, scenario, step)) !== JSON.stringify([true, false, false, 0, false]);

/** Steps that are owed because of a hazard that was reported. */
export const owedAfterHazards = ({ permit, now }: Permitted, { pack, site }: Scenario): readonly string[] =>
  pack.rules
    .filter(({ rule }) => rule === 'step-after-hazard')
    .filter(({ params }) => {
      const circumstances = { permit, facts: { site }, pack, moment: 'resume' as const };
      return stepAfterHazardRule.evaluate(circumstances, params as never, now).length > 0;
    })
    .map(({ params }) => String(params.step));

/** Rules by which this permit is never taken up again, whatever is done about it. */
export const overForGood = ({ permit, now }: Permitted, { pack, site }: Scenario): readonly string[] => {
  const circumstances = { permit, facts: { site }, pack, moment: 'resume' as const };
  return pack.rules
    .filter(({ rule, params }) => {
      if (rule === 'never-reported') return neverReportedRule.evaluate(circumstances, params as never, now).length > 0;
      return rule === 'new-permit-after' && newPermitAfterRule.evaluate(circumstances, params as never, now).length > 0;
    })
    .map(({ id }) => id);
};

export const briefed = ({ permit }: Permitted): boolean =>
  permit.briefing.giver !== undefined &&
  permit.people.every(({ person }) => permit.briefing.receivers.some((one) => one.person === person));

export const wind = ({ permit }: Permitted): 'none' | 'calm' | 'gale' =>
  permit.weather === undefined ? 'none' : permit.weather.windForce > 3 ? 'gale' : 'calm';

export const camera = ({ permit }: Permitted): 'none' | 'on' | 'off' =>
  permit.recording === undefined ? 'none' : permit.recording.on ? 'on' : 'off';

/** Reports that watch rules look at, each alike: of them, one at a time is amiss. */
export const surroundings = (situation: Permitted): readonly string[] => [
  ...(wind(situation) === 'gale' ? ['gale'] : []),
  ...(camera(situation) === 'off' ? ['camera off'] : []),
  ...situation.permit.hazards.map(({ hazard }) => hazard).filter((hazard) => !isAlarm(hazard)),
];

/** A lost certificate: nothing lost, lost, given back a moment ago, given back so that a newer report can say so. */
export function certificate({ permit, now, unqualified }: Permitted): number {
  if (permit.lostQualification.length === 0) return unqualified ? 1 : 0;
  return unqualified ? 2 : permit.lostQualification.some(({ at = '' }) => at >= now) ? 3 : 4;
}

/** Somebody checked in so long ago that it counts no more. */
export const checkInStale = ({ permit, now }: Permitted, scenario: Scenario): boolean => {
  const ages = agesIn(scenario, permit.level, 'checkIn');
  return [permit.checkIns.applicant, permit.checkIns.guardian].some((one) => ageOf(one?.at, now, ages) > 0);
};
export const windStale = ({ permit, now }: Permitted, scenario: Scenario): boolean =>
  ageOf(permit.weather?.at, now, agesIn(scenario, permit.level, 'wind')) > 0;
