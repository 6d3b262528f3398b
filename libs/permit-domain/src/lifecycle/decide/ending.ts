/** Decisions that end the work, the permit, or what a green channel still owes. */
import { plusMinutes } from '../../time/instant';
import type { Unmet } from '../../refusal';
import { accept } from '../decision';
import { fireWatchMinutesOf } from '../fire-watch';
import { openConditions, withClause } from '../gates';
import { reviewFalls, reviewIsOpen, stillInside } from '../review';
import { after, because, happened, notYet } from './deliberation';
import type { Decide, Decisions } from './deliberation';

/** The gates are asked of the permit as it would be handed back. */
const handBack: Decide<'handBack'> = (deliberation) => {
  const { permit, command, facts, pack, now } = deliberation;
  const { acceptWithinMinutes } = pack.ending;
  const fireWatchMinutes = fireWatchMinutesOf(permit, facts, pack, now);
  const handedBack = happened(deliberation, 'handedBack', {
    ...command.body,
    ...(fireWatchMinutes > 0
      ? { fireWatchUntil: plusMinutes(now, fireWatchMinutes) }
      : { acceptanceDueAt: plusMinutes(now, acceptWithinMinutes) }),
  });
  const unmet = openConditions('completion', { ...deliberation, permit: after(permit, [handedBack]) });
  return unmet.length > 0 ? notYet(unmet) : accept(handedBack, ...reviewFalls(permit, deliberation));
};

const endFireWatch: Decide<'endFireWatch'> = (deliberation) => {
  const { permit, command, pack, now } = deliberation;
  const until = permit.fireWatchUntil ?? now;
  const open: Unmet[] = [
    ...(now < until ? [{ code: 'fire-watch-running', params: { until }, mendBy: 'guardian' }] : []),
    ...(permit.guardianOnPost ? [] : [{ code: 'guardian-absent', params: {}, mendBy: 'guardian' }]),
    ...(command.body.clear ? [] : [{ code: 'fire-watch-not-clear', params: {}, field: '/clear' }]),
  ];
  if (open.length > 0) return notYet(open.map((unmet) => withClause(unmet, pack)));
  const acceptanceDueAt = plusMinutes(now, pack.ending.acceptWithinMinutes);
  return accept(happened(deliberation, 'fireWatchEnded', { acceptanceDueAt }));
};

const acceptCompletion: Decide<'acceptCompletion'> = (deliberation) =>
  accept(happened(deliberation, 'completionAccepted', {}));

const close: Decide<'close'> = (deliberation) => {
  const unmet = openConditions('closing', deliberation);
  return unmet.length > 0 ? notYet(unmet) : accept(happened(deliberation, 'closed', {}));
};

const archive: Decide<'archive'> = (deliberation) => {
  const { permit, pack } = deliberation;
  return permit.greenChannel && !permit.greenChannel.review
    ? because('green-channel-review-open', {}, { mendBy: pack.greenChannel?.reviewedBy })
    : accept(happened(deliberation, 'archived', {}));
};

const cancel: Decide<'cancel'> = (deliberation) =>
  accept(happened(deliberation, 'cancelled', deliberation.command.body));

const revoke: Decide<'revoke'> = (deliberation) =>
  accept(
    happened(deliberation, 'revoked', { ...deliberation.command.body, ...stillInside(deliberation.permit) }),
    ...reviewFalls(deliberation.permit, deliberation),
  );

const reviewGreenChannel: Decide<'reviewGreenChannel'> = (deliberation) =>
  reviewIsOpen(deliberation.permit)
    ? accept(happened(deliberation, 'greenChannelReviewed', deliberation.command.body))
    : because('nothing-to-review');

export const endingDecisions: Decisions<
  'handBack' | 'endFireWatch' | 'acceptCompletion' | 'close' | 'archive' | 'cancel' | 'revoke' | 'reviewGreenChannel'
> = { handBack, endFireWatch, acceptCompletion, close, archive, cancel, revoke, reviewGreenChannel };
