/** What the life cycle itself asks at each moment, whatever the pack says: the time, the guardian, the people, the linked permits. */
import type { Moment, TypePack } from '../pack/pack';
import type { Unmet } from '../refusal';
import type { Instant } from '../time/instant';
import { openAlarms } from './alarm';
import type { Command } from './commands';
import type { Facts } from './facts';
import { holdingBack } from './linked';
import { standingLosses } from './qualification';
import type { PermitState } from './state';
import { applies, viewOf } from './view';
import { startBy, validUntil } from './validity';

export interface Asked {
  readonly permit: PermitState;
  readonly facts: Facts;
  readonly pack: TypePack;
  readonly now: Instant;
  /** The command being decided; `explain` has none. */
  readonly command?: Command;
}

const missing = (code: string, mendBy: string | undefined, params: Unmet['params'] = {}): Unmet => ({
  code,
  params,
  ...(mendBy !== undefined && { mendBy }),
});

/** Whether this permit has a guardian at all; one that the pack asks for or the ticket names. */
const needsGuardian = ({ permit, facts, pack, now }: Asked): boolean =>
  permit.people.some(({ role }) => role === 'guardian') ||
  pack.people.some((role) => role.role === 'guardian' && role.min > 0 && applies(role, viewOf(permit, facts, now)));

type Condition = (asked: Asked) => readonly Unmet[];

/** Its planned beginning has come. */
const windowOpen: Condition = ({ permit: { window }, now }) =>
  now < window.from ? [missing('window-not-open', undefined, { from: window.from })] : [];

/** There is still time to begin. */
const inTime: Condition = ({ permit, pack, now }) => {
  const until = startBy(permit, pack);
  return now < until ? [] : [missing('too-late-to-start', undefined, { startBy: until })];
};

/** It is still valid. */
const stillValid: Condition = ({ permit, pack, now }) => {
  const until = validUntil(permit, pack);
  return now < until ? [] : [missing('window-over', undefined, { until })];
};

const nobodyLost: Condition = ({ permit, facts }) =>
  standingLosses(permit, facts.qualification).map(({ person, reason, certificateClass }) =>
    missing('qualification-lost', 'applicant', { person, reason, certificateClass: certificateClass ?? '' }),
  );

/** The report is drawn for this very act, not remembered; who explains makes do with the last one. */
const reported: Condition = ({ permit, facts, command }) =>
  (facts.qualification ?? (command ? undefined : permit.qualification))
    ? []
    : [missing('qualification-not-reported', undefined)];

const notHeldBack: Condition = ({ permit }) =>
  holdingBack(permit).map(({ number, phase }) =>
    missing('linked-ticket-not-ready', 'person-in-charge', { number, phase: phase ?? '?' }),
  );

const bothOnSite: Condition = (asked) =>
  (needsGuardian(asked) ? (['applicant', 'guardian'] as const) : (['applicant'] as const))
    .filter((who) => !asked.permit.checkIns[who])
    .map((who) => missing('check-in-missing', who, { who }));

const guardianOnPost: Condition = (asked) =>
  needsGuardian(asked) && !asked.permit.guardianOnPost ? [missing('guardian-absent', 'guardian')] : [];

/** What whoever answers for safety stopped goes on when one of them says so, not when the crew does. */
const stopsLifted: Condition = ({ permit }) => {
  const open = permit.suspension?.reasons.find(({ liftedBy, lifted }) => liftedBy && !lifted);
  return open?.liftedBy ? [missing('stop-not-lifted', open.liftedBy[0], { duties: open.liftedBy })] : [];
};

const shiftTaken: Condition = ({ permit: { shift }, now }) =>
  shift && !shift.takenOver && now >= shift.handedOver.dueAt
    ? [missing('shift-not-taken-over', undefined, { dueAt: shift.handedOver.dueAt })]
    : [];

/**
 * Every isolation that the permit stands on is in force. Facts were read for this very decision, so they go before what was told earlier; of one that
 * they don't speak of, what was told counts while work goes on, and opens no gate.
 */
const isolationsInForce =
  (moment: 'gate' | 'watch'): Condition =>
  ({ permit: { standsOn = [] }, facts: { isolations = [] } }) => {
    const told = standsOn.filter(({ number }) => !isolations.some((one) => one.number === number));
    return [
      ...isolations.filter(({ inForce }) => !inForce),
      ...told.filter(({ inForce }) => moment === 'gate' || !inForce),
    ].map(({ number, state }) => missing('isolation-not-in-force', 'isolating-authority', { number, state }));
  };
const isolated = isolationsInForce('gate');
const stillIsolated = isolationsInForce('watch');

const alarmsAnswered: Condition = ({ permit }) =>
  openAlarms(permit).map((substance) => missing('gas-retest-after-alarm', 'gas-tester', { substance }));

/** As a table: what each moment asks. What `watch` asks holds all the while work goes on. */
const conditions: Readonly<Record<Moment, readonly Condition[]>> = {
  submission: [],
  approval: [inTime, nobodyLost],
  issue: [inTime, nobodyLost],
  start: [windowOpen, inTime, isolated, bothOnSite, guardianOnPost, reported, nobodyLost, notHeldBack, alarmsAnswered],
  resume: [
    stopsLifted,
    isolated,
    shiftTaken,
    stillValid,
    guardianOnPost,
    reported,
    nobodyLost,
    notHeldBack,
    alarmsAnswered,
  ],
  watch: [stillIsolated, shiftTaken, stillValid, guardianOnPost, nobodyLost, alarmsAnswered],
  extension: [isolated, stillValid, guardianOnPost, reported, nobodyLost, notHeldBack, alarmsAnswered],
  completion: [],
  closing: [],
};

export const ownConditions = (moment: Moment, asked: Asked): readonly Unmet[] =>
  conditions[moment].flatMap((condition) => condition(asked));
