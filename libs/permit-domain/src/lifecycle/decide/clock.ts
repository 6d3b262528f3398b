/** Decisions of the clock: what follows when a deadline has really passed. Silence never is consent. */
import { plusMinutes } from '../../time/instant';
import { limitOf, remindAtOf, stageIn } from '../chain';
import { deadlines } from '../deadlines';
import type { Deadline, DeadlineKind } from '../deadlines';
import { accept } from '../decision';
import type { Decision } from '../decision';
import type { EventBodies } from '../events';
import { openConditions } from '../gates';
import { reviewFalls, stillInside } from '../review';
import { standingLosses } from '../qualification';
import { stop } from '../suspension';
import { after, happened } from './deliberation';
import type { AnyDeliberation, Decide, Decisions, Deliberation } from './deliberation';

type Passed = (deliberation: Deliberation<'deadlinePassed'>, deadline: Deadline) => Decision;

const expired = (deliberation: AnyDeliberation, why: EventBodies['expired']['why'], stage?: string): Decision =>
  accept(
    happened(deliberation, 'expired', {
      why,
      ...(stage !== undefined && { stage }),
      ...stillInside(deliberation.permit),
    }),
    ...reviewFalls(deliberation.permit, deliberation),
  );

const prerequisites: Passed = (deliberation) => {
  const reasons = [{ code: 'prerequisites-unanswered', params: {}, mendBy: 'applicant' }];
  return accept(happened(deliberation, 'returned', { reasons }));
};

const stageReminder: Passed = (deliberation, { stage = '' }) =>
  accept(happened(deliberation, 'stageReminded', { stage }));

/** One step up the line, past duties that nobody holds; at its end the permit expires: NOT approved. */
const stageLimit: Passed = (deliberation, { stage: id = '' }) => {
  const { permit, facts, pack, now } = deliberation;
  const stage = stageIn(pack, id);
  const signers = permit.stages.find((one) => one.id === id)?.signers ?? [];
  const to = stage?.escalateTo
    .filter((duty) => !signers.includes(duty))
    .find((duty) => facts.duties?.[duty] === undefined || facts.duties[duty].holders.length > 0);
  if (!stage || to === undefined) return expired(deliberation, 'no-approval', id);

  const dueAt = plusMinutes(now, limitOf(stage, permit.greenChannel !== undefined));
  return accept(
    happened(deliberation, 'stageEscalated', { stage: id, to, dueAt, remindAt: remindAtOf(stage, now, dueAt) }),
  );
};

const startBy: Passed = (deliberation) => {
  const { phase } = deliberation.permit;
  if (phase === 'submitted') return expired(deliberation, 'no-prerequisites');
  return expired(deliberation, phase === 'inApproval' ? 'no-approval' : 'not-started');
};

const validityEnd: Passed = (deliberation) => expired(deliberation, 'validity-over');

/** What no longer holds is found, and stops the work, in `settle`. */
const watch: Passed = (deliberation) => {
  const unmet = openConditions('watch', deliberation);
  return unmet.length > 0
    ? accept(...stop(deliberation.permit, unmet, deliberation))
    : accept(happened(deliberation, 'watchKept', {}));
};

/** A certificate that the last report counted has lapsed. Only a fresh report that finds it renewed lets the work go on. */
const certificate: Passed = (deliberation) => {
  const { permit, facts, now } = deliberation;
  const fresh = facts.qualification
    ? [happened(deliberation, 'qualificationReported', { qualification: facts.qualification })]
    : [];
  const then = after(permit, fresh);
  const lapsed = (then.qualification?.findings ?? []).filter(
    ({ meets, validUntil }) => !meets || (validUntil !== undefined && validUntil <= now),
  );
  const lost = [...new Set(lapsed.map(({ person }) => person))].map((person) =>
    happened(deliberation, 'qualificationLost', { person, reason: 'lapsed' }),
  );
  const unmet = standingLosses(after(then, lost), undefined).map(({ person, reason, certificateClass }) => ({
    code: 'qualification-lost',
    params: { person, reason, certificateClass: certificateClass ?? '' },
  }));
  return accept(...fresh, ...lost, ...(unmet.length > 0 ? stop(permit, unmet, deliberation) : []));
};

const suspension: Passed = (deliberation) =>
  accept(
    happened(deliberation, 'revoked', { reason: 'suspension-too-long', ...stillInside(deliberation.permit) }),
    ...reviewFalls(deliberation.permit, deliberation),
  );

/** Nobody of the next shift has said that they have it: work stands still until somebody does. */
const shiftHandover: Passed = (deliberation) =>
  accept(
    ...stop(
      deliberation.permit,
      [{ code: 'shift-not-taken-over', params: { dueAt: deliberation.permit.shift?.handedOver.dueAt ?? '' } }],
      deliberation,
    ),
  );

const fireWatchEnd: Passed = (deliberation) => accept(happened(deliberation, 'fireWatchElapsed', {}));

const acceptance: Passed = (deliberation) =>
  accept(happened(deliberation, 'acceptanceEscalated', { to: deliberation.pack.ending.escalateTo }));

const greenChannelReview: Passed = (deliberation) =>
  accept(
    happened(deliberation, 'greenChannelReviewEscalated', { to: deliberation.pack.greenChannel?.escalateTo ?? '' }),
  );

/** Complete: a kind of deadline that leads nowhere doesn't compile. */
const passed: Readonly<Record<DeadlineKind, Passed>> = {
  prerequisites,
  stageReminder,
  stageLimit,
  startBy,
  validityEnd,
  watch,
  certificate,
  suspension,
  shiftHandover,
  fireWatchEnd,
  acceptance,
  greenChannelReview,
};

/** A timer may come late, twice, or for what has been answered meanwhile: unless the permit itself says that it is due, nothing happens. */
const deadlinePassed: Decide<'deadlinePassed'> = (deliberation) => {
  const { permit, command, pack, now } = deliberation;
  const due = deadlines(permit, pack).find(({ id, at }) => id === command.body.deadline && at <= now);
  return due ? passed[due.kind](deliberation, due) : accept();
};

export const clockDecisions: Decisions<'deadlinePassed'> = { deadlinePassed };
