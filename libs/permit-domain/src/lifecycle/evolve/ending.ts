/** How a permit ends: handed back, watched, accepted, closed and archived; or out of time, called off, taken away. */
import type { PermitState } from '../state';
import { personOf } from './fold';
import type { Folds } from './fold';

/** Work that was going on stops with the permit. */
const stopped = (permit: PermitState, at: string): PermitState =>
  permit.phase === 'active' ? { ...permit, stoppedAt: at } : permit;

export const endingFolds: Folds<
  | 'handedBack'
  | 'fireWatchElapsed'
  | 'fireWatchEnded'
  | 'acceptanceEscalated'
  | 'completionAccepted'
  | 'closed'
  | 'archived'
  | 'expired'
  | 'cancelled'
  | 'revoked'
  | 'greenChannelReviewed'
  | 'greenChannelReviewDue'
  | 'greenChannelReviewEscalated'
> = {
  handedBack: (permit, event) => {
    const { siteClear, noEmbers, restored, attachments, fireWatchUntil, acceptanceDueAt } = event.body;
    const { suspension: _s, ...rest } = stopped(permit, event.at);
    return {
      ...rest,
      phase: fireWatchUntil ? 'fireWatch' : 'handedBack',
      handedBack: {
        by: personOf(event),
        at: event.at,
        siteClear,
        restored,
        ...(noEmbers !== undefined && { noEmbers }),
        ...(attachments && { attachments }),
      },
      ...(fireWatchUntil && { fireWatchUntil }),
      ...(acceptanceDueAt && { acceptanceDueAt }),
    };
  },

  fireWatchElapsed: (permit) => ({ ...permit, fireWatchElapsed: true }),

  fireWatchEnded: (permit, event) => ({
    ...permit,
    phase: 'handedBack',
    fireWatchEnded: { by: personOf(event), at: event.at },
    acceptanceDueAt: event.body.acceptanceDueAt,
  }),

  acceptanceEscalated: (permit) => ({ ...permit, acceptanceEscalated: true }),

  completionAccepted: (permit, event) => ({
    ...permit,
    phase: 'accepted',
    acceptance: { by: personOf(event), at: event.at },
  }),

  closed: (permit, { at }) => ({ ...permit, phase: 'closed', closedAt: at }),

  archived: (permit, { at, by }) => ({ ...permit, phase: 'archived', ended: { at, by } }),

  expired: (permit, { body, at, by }) => ({
    ...stopped(permit, at),
    phase: 'expired',
    ended: { at, by, reason: body.why },
  }),

  cancelled: (permit, { body, at, by }) => ({ ...permit, phase: 'cancelled', ended: { at, by, reason: body.reason } }),

  revoked: (permit, { body, at, by }) => ({
    ...stopped(permit, at),
    phase: 'revoked',
    ended: { at, by, reason: body.reason },
  }),

  greenChannelReviewed: (permit, event) =>
    permit.greenChannel
      ? {
          ...permit,
          greenChannel: {
            ...permit.greenChannel,
            review: { by: personOf(event), at: event.at, verdict: event.body.verdict },
          },
        }
      : permit,

  greenChannelReviewDue: (permit, { body }) =>
    permit.greenChannel ? { ...permit, greenChannel: { ...permit.greenChannel, reviewDueAt: body.dueAt } } : permit,

  greenChannelReviewEscalated: (permit) =>
    permit.greenChannel ? { ...permit, greenChannel: { ...permit.greenChannel, reviewEscalated: true } } : permit,
};
