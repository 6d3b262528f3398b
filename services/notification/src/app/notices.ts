/** The table: which event tells whom what. To tell somebody of something more, add a line here and its words. */
import {
  certificateExpiring,
  delegationChanged,
  isolationReleaseOverdue,
  packDue,
  packPublished,
  packRetired,
  qualificationLost,
} from '@holdpoint/contracts';
import type { Notice, Params, Target } from './notice';

const applicant: Target = { who: 'applicant' };
const everyone: Target = { who: 'everyone' };
const personInCharge: Target = { who: 'role', role: 'person-in-charge' };
const waitedFor: Target = { who: 'waited-for' };
/** Who does a step of the life that isn't a stage of the chain (`Outlook.waitingOn`). */
const stepOf = (stage: string): Target => ({ who: 'waited-for', stage });
const duty = (name: string): Target => ({ who: 'duty', duty: name });
const dutiesIn = (param: string): Target => ({ who: 'duties-in', param });
const personIn = (param: string): Target => ({ who: 'person-in', param });

const administrators = duty('administrator');
/** Who must know at once that work at their place has stopped, may go on, or has lost its leave. */
const onSite = [duty('unit-head'), duty('shift-leader'), duty('safety-officer'), duty('duty-officer')];

const standsIn = ({ standInDuty }: Params): boolean => standInDuty !== undefined;
const neverApproved = ({ why }: Params): boolean => why === 'no-approval' || why === 'no-prerequisites';

export const permitNotices: readonly Notice[] = [
  { on: 'suspended', words: 'suspended', urgency: 'urgent', to: [everyone, ...onSite] },
  { on: 'suspensionExtended', words: 'suspension-extended', urgency: 'urgent', to: [everyone, ...onSite] },
  { on: 'revoked', words: 'revoked', urgency: 'urgent', to: [everyone, ...onSite] },
  // P4: silence is never consent. The crew reads in words that this is no leave to work.
  { on: 'expired', words: 'expired-not-approved', urgency: 'urgent', to: [everyone], when: neverApproved },
  {
    on: 'expired',
    words: 'expired-not-started',
    urgency: 'urgent',
    to: [everyone],
    when: ({ why }) => why === 'not-started',
  },
  {
    on: 'expired',
    words: 'expired-validity-over',
    urgency: 'urgent',
    to: [everyone, ...onSite],
    when: ({ why }) => why === 'validity-over',
  },
  // Whoever was counted in is looked for at once, and counted out on the permit that has ended (cl. 6.8).
  ...(['expired', 'revoked'] as const).map((on): Notice => ({
    on,
    words: 'people-still-inside',
    urgency: 'urgent',
    to: [{ who: 'role', role: 'guardian' }, personInCharge, ...onSite],
    when: ({ stillInside }) => typeof stillInside === 'number' && stillInside > 0,
  })),
  {
    on: 'stopLifted',
    words: 'stop-lifted',
    urgency: 'normal',
    to: [personInCharge, applicant, { who: 'role', role: 'guardian' }],
  },
  { on: 'extended', words: 'extended', urgency: 'normal', to: [everyone, ...onSite] },
  { on: 'shiftHandedOver', words: 'shift-to-take-over', urgency: 'urgent', to: [stepOf('takeOverShift')] },
  { on: 'rejected', words: 'rejected', urgency: 'urgent', to: [applicant, personInCharge] },
  { on: 'returned', words: 'returned', urgency: 'normal', to: [applicant, personInCharge] },
  { on: 'cancelled', words: 'cancelled', urgency: 'urgent', to: [everyone] },
  { on: 'resumed', words: 'resumed', urgency: 'normal', to: [everyone, ...onSite] },
  {
    on: 'stageOpened',
    words: 'stage-opened',
    urgency: 'normal',
    to: [dutiesIn('signers')],
    when: (params) => !standsIn(params),
  },
  // T2: a duty that nobody holds never blocks in silence.
  { on: 'stageOpened', words: 'stand-in-named', urgency: 'normal', to: [dutiesIn('signers')], when: standsIn },
  {
    on: 'stageOpened',
    words: 'stand-in-warning',
    urgency: 'normal',
    to: [administrators],
    when: standsIn,
    unless: 'stand-in-named',
  },
  { on: 'stageReminded', words: 'stage-reminder', urgency: 'urgent', to: [waitedFor] },
  { on: 'stageEscalated', words: 'stage-escalated', urgency: 'urgent', to: [dutiesIn('to')] },
  {
    on: 'stageEscalated',
    words: 'stage-escalated-told',
    urgency: 'normal',
    to: [waitedFor, applicant],
    unless: 'stage-escalated',
  },
  // An isolation under their feet: what the work does of it, its own rules decide; these read why (P12).
  {
    on: 'isolationChanged',
    words: 'isolation-broken',
    urgency: 'urgent',
    to: [everyone, ...onSite],
    when: isolationIs('broken'),
  },
  {
    on: 'isolationChanged',
    words: 'isolation-released-for-test',
    urgency: 'urgent',
    to: [everyone, ...onSite],
    when: isolationIs('temporarilyReleased'),
  },
  {
    on: 'isolationChanged',
    words: 'isolation-removed',
    urgency: 'urgent',
    to: [everyone, ...onSite],
    when: isolationIs('removed'),
  },
  {
    on: 'isolationChanged',
    words: 'isolation-unlinked',
    urgency: 'urgent',
    to: [applicant, personInCharge, { who: 'role', role: 'guardian' }],
    when: ({ linked }) => linked === false,
  },
  {
    on: 'isolationChanged',
    words: 'isolation-in-force',
    urgency: 'normal',
    to: [applicant, personInCharge, { who: 'role', role: 'guardian' }],
    when: ({ linked, inForce }) => linked === true && inForce === true,
  },
  { on: 'levelRaised', words: 'level-raised', urgency: 'normal', to: [applicant, personInCharge] },
  { on: 'approved', words: 'approved', urgency: 'normal', to: [applicant, personInCharge] },
  { on: 'approved', words: 'ticket-to-check', urgency: 'normal', to: [stepOf('checkTicket')] },
  { on: 'issued', words: 'issued', urgency: 'normal', to: [everyone] },
  {
    on: 'handedBack',
    words: 'completion-to-accept',
    urgency: 'normal',
    to: [stepOf('acceptCompletion')],
    when: watchIsOver,
  },
  { on: 'fireWatchEnded', words: 'completion-to-accept', urgency: 'normal', to: [stepOf('acceptCompletion')] },
  { on: 'acceptanceEscalated', words: 'acceptance-escalated', urgency: 'normal', to: [dutiesIn('to')] },
  {
    on: 'greenChannelReviewDue',
    words: 'green-channel-review-due',
    urgency: 'normal',
    to: [stepOf('reviewGreenChannel')],
  },
  {
    on: 'greenChannelReviewEscalated',
    words: 'green-channel-review-escalated',
    urgency: 'urgent',
    to: [dutiesIn('to'), applicant],
  },
];

export const personNotices: readonly Notice[] = [
  { on: qualificationLost, words: 'qualification-lost-own', urgency: 'urgent', to: [personIn('person')] },
  {
    on: qualificationLost,
    words: 'qualification-lost',
    urgency: 'urgent',
    to: [personIn('superior'), administrators],
    unless: 'qualification-lost-own',
  },
  { on: certificateExpiring, words: 'certificate-expiring-own', urgency: 'normal', to: [personIn('person')] },
  {
    on: certificateExpiring,
    words: 'certificate-expiring',
    urgency: 'normal',
    to: [personIn('superior')],
    unless: 'certificate-expiring-own',
  },
];

const isWithdrawn = ({ withdrawn }: Params): boolean => withdrawn === true;
const stands = (params: Params): boolean => !isWithdrawn(params);

export const delegationNotices: readonly Notice[] = [
  { on: delegationChanged, words: 'delegation-received', urgency: 'normal', to: [personIn('delegate')], when: stands },
  { on: delegationChanged, words: 'delegation-given', urgency: 'normal', to: [personIn('holder')], when: stands },
  {
    on: delegationChanged,
    words: 'delegation-withdrawn',
    urgency: 'urgent',
    to: [personIn('delegate'), personIn('holder')],
    when: isWithdrawn,
  },
];

/** Of a test that was left open: whoever released the points and those up the line are to end it; the people of the permits are to keep away. */
export const releaseNotices: readonly Notice[] = [
  {
    on: isolationReleaseOverdue,
    words: 'test-release-overdue',
    urgency: 'urgent',
    to: [personIn('releasedBy'), dutiesIn('to')],
  },
  {
    on: isolationReleaseOverdue,
    words: 'test-release-overdue-permit',
    urgency: 'urgent',
    to: [personIn('watchers')],
    unless: 'test-release-overdue',
  },
];

const isAct =
  (name: string) =>
  ({ act, turn }: Params): boolean =>
    act === name || turn === name;
const named =
  (param: string) =>
  ({ [param]: value }: Params): boolean =>
    Array.isArray(value) && value.length > 0;

/** Of a site's rules: its administrators hear of each change, whoever signs hears that their part becomes another (T2, L2). */
export const packNotices: readonly Notice[] = [
  { on: packPublished, words: 'pack-published', urgency: 'normal', to: [administrators], when: isAct('published') },
  { on: packPublished, words: 'pack-widened', urgency: 'normal', to: [administrators], when: isAct('widened') },
  { on: packRetired, words: 'pack-rolled-back', urgency: 'normal', to: [administrators], when: isAct('rolled-back') },
  { on: packRetired, words: 'pack-retired', urgency: 'normal', to: [administrators], when: isAct('retired') },
  { on: packDue, words: 'pack-begins', urgency: 'normal', to: [administrators], when: isAct('begins') },
  { on: packDue, words: 'pack-ends', urgency: 'normal', to: [administrators], when: isAct('ends') },
  ...[packPublished, packRetired, packDue].flatMap((on): readonly Notice[] => [
    { on, words: 'pack-duty-vacant', urgency: 'urgent', to: [administrators], when: named('vacant') },
    { on, words: 'pack-approval-changed', urgency: 'normal', to: [dutiesIn('approvers')], when: named('approvers') },
  ]),
];

/** What the administrator reads when a notice was meant for a duty and nobody was there to read it. */
export const unheardWords = 'nobody-to-tell';

/** What the administrator reads when a webhook was paused because nothing got through. */
export const webhookPausedWords = 'webhook-paused';

/** An isolation that the permit stands on is no longer what it stood on. */
function isolationIs(state: string): (params: Params) => boolean {
  return ({ state: now, linked }) => linked === true && now === state;
}

/** Acceptance waits for the fire watch, where one is due. */
function watchIsOver({ fireWatchUntil }: Params): boolean {
  return fireWatchUntil === undefined;
}
