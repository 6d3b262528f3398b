/** The moments at which something happens to a permit though nobody acts. */
import type { TypePack } from '../pack/pack';
import { nextWatchChange } from '../rules/evaluate';
import { plusMinutes } from '../time/instant';
import type { Instant } from '../time/instant';
import { reviewIsOpen } from './review';
import { isEnded } from './state';
import type { PermitState, Phase } from './state';
import { startBy, validUntil } from './validity';

export type DeadlineKind =
  | 'prerequisites'
  | 'stageReminder'
  | 'stageLimit'
  | 'startBy'
  | 'validityEnd'
  | 'watch'
  | 'certificate'
  | 'suspension'
  | 'shiftHandover'
  | 'fireWatchEnd'
  | 'acceptance'
  | 'greenChannelReview';

export interface Deadline {
  /** Stable while it stands, e.g. `stage-limit/safety`; what `deadlinePassed` names. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: DeadlineKind;
  /** Who is waited for. */
  readonly duty?: string;
  readonly stage?: string;
}

type Source = (permit: PermitState, pack: TypePack) => readonly Deadline[];

const prerequisites: Source = ({ submittedAt }, { prerequisiteMinutes }) => [
  { id: 'prerequisites', kind: 'prerequisites', at: plusMinutes(submittedAt, prerequisiteMinutes) },
];

const stages: Source = (permit) =>
  permit.stages
    .filter(({ status }) => status === 'open')
    .flatMap(({ id, duty, signers, remindAt, reminded, dueAt }): Deadline[] => {
      const who = { stage: id, duty: signers[signers.length - 1] ?? duty };
      return [
        ...(remindAt !== undefined && !reminded
          ? [{ id: `stage-reminder/${id}`, kind: 'stageReminder' as const, at: remindAt, ...who }]
          : []),
        ...(dueAt !== undefined ? [{ id: `stage-limit/${id}`, kind: 'stageLimit' as const, at: dueAt, ...who }] : []),
      ];
    });

const start: Source = (permit, pack) => [{ id: 'start-by', kind: 'startBy', at: startBy(permit, pack) }];

const validity: Source = (permit, pack) => [{ id: 'validity-end', kind: 'validityEnd', at: validUntil(permit, pack) }];

/** Every decision on active work asks the watch, so only what changes after the last event is still to be waited for. */
const watch: Source = (permit, pack) => {
  const at = nextWatchChange({ permit, pack, facts: {} }, permit.changedAt);
  return at === undefined ? [] : [{ id: 'watch', kind: 'watch', at }];
};

const certificates: Source = ({ qualification }) => {
  const [at] = (qualification?.findings ?? []).flatMap(({ validUntil: until }) => until ?? []).sort();
  return at === undefined ? [] : [{ id: 'certificate', kind: 'certificate', at }];
};

const suspension: Source = ({ suspension: stopped }, { suspensionMinutes }) =>
  stopped && suspensionMinutes !== undefined
    ? [{ id: 'suspension', kind: 'suspension', at: plusMinutes(stopped.since, suspensionMinutes) }]
    : [];

const shiftHandover: Source = ({ shift }) =>
  shift && !shift.takenOver ? [{ id: 'shift-handover', kind: 'shiftHandover', at: shift.handedOver.dueAt }] : [];

/** The fire watch doesn't end by itself: the guardian is told that it may, and if nobody does, it goes up the line. */
const fireWatch: Source = ({ fireWatchUntil, fireWatchElapsed, acceptanceEscalated }, { ending }) => {
  if (fireWatchUntil === undefined) return [];
  const unanswered = plusMinutes(fireWatchUntil, ending.acceptWithinMinutes);
  return [
    ...(fireWatchElapsed ? [] : [{ id: 'fire-watch-end', kind: 'fireWatchEnd' as const, at: fireWatchUntil }]),
    ...(acceptanceEscalated ? [] : [{ id: 'acceptance', kind: 'acceptance' as const, at: unanswered }]),
  ];
};

const acceptance: Source = ({ acceptanceDueAt, acceptanceEscalated }, { ending }) =>
  acceptanceDueAt === undefined || acceptanceEscalated
    ? []
    : [{ id: 'acceptance', kind: 'acceptance', at: acceptanceDueAt, duty: ending.acceptedBy }];

const review: Source = (permit, { greenChannel }) => {
  const dueAt = permit.greenChannel?.reviewDueAt;
  return dueAt === undefined || !reviewIsOpen(permit) || permit.greenChannel?.reviewEscalated
    ? []
    : [{ id: 'green-channel-review', kind: 'greenChannelReview', at: dueAt, duty: greenChannel?.reviewedBy }];
};

/** As a table: what the clock waits for in each phase. */
const sources: Readonly<Partial<Record<Phase, readonly Source[]>>> = {
  submitted: [prerequisites, start],
  inApproval: [stages, start],
  approved: [start],
  issued: [start],
  active: [validity, watch, certificates, shiftHandover],
  suspended: [validity, suspension],
  fireWatch: [fireWatch, review],
  handedBack: [acceptance, review],
  accepted: [review],
  closed: [review],
};

/** Soonest first. Each, once `deadlinePassed` names it, changes the permit so that it no longer stands: no timer comes back for ever. */
export function deadlines(permit: PermitState, pack: TypePack): readonly Deadline[] {
  const waits = isEnded(permit.phase) ? [review] : (sources[permit.phase] ?? []);
  return waits
    .flatMap((source) => source(permit, pack))
    .sort((left, right) => (left.at === right.at ? (left.id < right.id ? -1 : 1) : left.at < right.at ? -1 : 1));
}
