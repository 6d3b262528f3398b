/** What must hold in every situation and every step that the exhaustive check comes to. */
import { toEpochMs, toInstant } from '../../time/instant';
import { openAlarms } from '../alarm';
import { deadlines } from '../deadlines';
import type { EventName, PermitEvent } from '../events';
import { openConditions } from '../gates';
import { standingLosses } from '../qualification';
import type { PermitState, Phase } from '../state';
import { validUntil } from '../validity';
import { isOfTheCrew } from '../crew';
import type { Move } from './moves';
import { personIn, trueFacts } from './scenario';
import type { Scenario, Situation } from './scenario';

type Here = Situation & { readonly permit: PermitState };

/** Conditions of `watch` that don't hold at `now`, by what is so in the world. */
const shut = (situation: Here, scenario: Scenario): readonly string[] =>
  openConditions('watch', {
    permit: situation.permit,
    facts: trueFacts(scenario, situation, { system: 'permit' }),
    pack: scenario.pack,
    now: situation.now,
  }).map(({ code }) => code);

/** Said once more, from the state alone and not by the gates that let it come to this. */
function structure({ permit, now }: Here, { pack }: Scenario): readonly string[] {
  const signers = permit.stages.flatMap(({ id, signatures }) => signatures.map(({ person }) => ({ id, person })));
  const shared = pack.chain.filter(({ sharedSignature }) => sharedSignature).map(({ id }) => id);
  const own = signers.filter(({ id }) => !shared.includes(id)).map(({ person }) => person);
  const guarded = permit.people.some(({ role }) => role === 'guardian');
  const { approvedAt = '', issuedAt = '', startedAt = '', window } = permit;
  const claims: readonly (readonly [holds: boolean, otherwise: string])[] = [
    [permit.stages.length > 0, 'nobody had to sign'],
    [permit.stages.every(({ status }) => status === 'signed'), 'a stage is not signed'],
    [permit.stages.every(({ signatures }) => signatures.length > 0), 'a stage has no signature'],
    [signers.every(({ person }) => !isOfTheCrew(person, permit)), 'the crew signed for itself'],
    [new Set(own).size === own.length, 'one person’s signature counts twice'],
    [approvedAt !== '' && approvedAt <= issuedAt && issuedAt <= startedAt, 'started before it was approved and issued'],
    [window.from <= startedAt && now < validUntil(permit, pack), 'outside its time'],
    [permit.guardianOnPost !== undefined || !guarded, 'nobody stands guard'],
    [standingLosses(permit, undefined).length === 0, 'somebody lost their certificate'],
    [openAlarms(permit).length === 0, 'an alarm stands'],
    [permit.suspension === undefined, 'suspended and active at once'],
  ];
  return claims.filter(([holds]) => !holds).map(([, otherwise]) => otherwise);
}

/** No permit is active with a gate open: not now, and not at any time until the clock is asked again. */
export function faultsOf(situation: Situation, scenario: Scenario): readonly string[] {
  const { permit } = situation;
  if (permit?.phase !== 'active') return [];
  const here = { ...situation, permit };
  const faults = [...structure(here, scenario), ...shut(here, scenario).map((code) => `active though ${code}`)];
  const [due] = deadlines(permit, scenario.pack);
  if (!due) return [...faults, 'active without an end'];
  const lastMoment = toInstant(toEpochMs(due.at) - 1);
  if (lastMoment <= situation.now) return faults;
  return [...faults, ...shut({ ...here, now: lastMoment }, scenario).map((code) => `${code} before the clock notices`)];
}

/** Which phase may follow which. */
const follows: Readonly<Record<Phase, readonly Phase[]>> = {
  submitted: ['returned', 'inApproval', 'approved', 'expired', 'cancelled', 'revoked'],
  inApproval: ['approved', 'returned', 'rejected', 'expired', 'cancelled', 'revoked'],
  approved: ['inApproval', 'issued', 'expired', 'cancelled', 'revoked'],
  issued: ['inApproval', 'active', 'expired', 'cancelled', 'revoked'],
  active: ['suspended', 'fireWatch', 'handedBack', 'expired', 'revoked'],
  suspended: ['active', 'fireWatch', 'handedBack', 'expired', 'revoked'],
  fireWatch: ['handedBack'],
  handedBack: ['accepted'],
  accepted: ['closed'],
  closed: ['archived'],
  returned: ['submitted'],
  rejected: [],
  expired: [],
  cancelled: [],
  revoked: [],
  archived: [],
};
export const mayFollow = (before: Phase | undefined, after: Phase): boolean =>
  before === undefined ? after === 'submitted' : before === after || follows[before].includes(after);

/** What only somebody's act may bring about: silence never is consent. */
const acts: readonly EventName[] = [
  'stageSigned',
  'approved',
  'issued',
  'started',
  'resumed',
  'handedBack',
  'fireWatchEnded',
  'completionAccepted',
  'closed',
  'archived',
  'greenChannelReviewed',
];

export interface Step {
  readonly before: Situation;
  readonly move: Move;
  readonly events: readonly PermitEvent[];
  readonly after: Situation;
}

/** What is wrong with a step that the core accepted. */
export function stepFaults({ before, move, events, after }: Step, scenario: Scenario): readonly string[] {
  const names = events.map(({ name }) => name);
  const faults: string[] = [];
  if (move.forbidden && events.length > 0) faults.push(`accepted: ${move.name}`);
  if (move.silent && move.acts.length > 0 && events.length === 0) faults.push(`${move.name} leads nowhere`);
  if (move.silent) {
    faults.push(...names.filter((name) => acts.includes(name)).map((name) => `silence led to ${name}`));
  }
  const phase = after.permit?.phase;
  if (phase && !mayFollow(before.permit?.phase, phase)) faults.push(`${before.permit?.phase} was followed by ${phase}`);
  for (const [event, moment] of [
    ['started', 'start'],
    ['resumed', 'resume'],
  ] as const) {
    if (!names.includes(event) || !before.permit) continue;
    const situation = { ...before, now: after.now, permit: before.permit };
    const facts = trueFacts(scenario, situation, { person: personIn(scenario, 'person-in-charge') });
    const open = openConditions(moment, { permit: before.permit, facts, pack: scenario.pack, now: after.now });
    faults.push(...open.map(({ code }) => `${event} though ${code}`));
  }
  return faults;
}
