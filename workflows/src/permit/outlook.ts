/** Who is waited for, for what, and until when: read off the state, so that the row, the event and the operator's page agree. */
import type { Outlook } from '@holdpoint/contracts/permit';
import { earliest, headCountIsOpen, validUntil, type PermitState, type TypePack } from '@holdpoint/permit-domain';

type Waiting = Outlook['waitingOn'][number];

export function outlook(permit: PermitState, pack: TypePack): Outlook {
  const until = validUntil(permit, pack);
  const waitingOn = [...waitingIn(permit, pack, until), ...reviewOf(permit, pack)];
  const dueAt = earliest(...waitingOn.map((waiting) => waiting.dueAt));
  return { validUntil: until, waitingOn, ...(dueAt !== undefined && { dueAt }) };
}

function waitingIn(permit: PermitState, pack: TypePack, until: string): readonly Waiting[] {
  const { ending } = pack;
  switch (permit.phase) {
    case 'submitted':
      return [{ stage: 'prerequisites', duties: [] }];
    case 'inApproval':
      return permit.stages
        .filter(({ status }) => status === 'open')
        .map(({ id, signers, dueAt }) => ({ stage: id, duties: signers, ...(dueAt !== undefined && { dueAt }) }));
    case 'approved':
      return [
        permit.ticketCheck
          ? { stage: 'issue', duties: ['person-in-charge'], dueAt: until }
          : { stage: 'checkTicket', duties: ['shift-leader'], dueAt: until },
      ];
    case 'issued':
      return [
        ...(['applicant', 'guardian'] as const)
          .filter((who) => !permit.checkIns[who])
          .map((who) => ({ stage: 'checkIn', duties: [who], dueAt: until })),
        { stage: 'start', duties: ['person-in-charge'], dueAt: until },
      ];
    case 'active':
      return [...shiftOf(permit, pack), { stage: 'handBack', duties: ['person-in-charge'], dueAt: until }];
    case 'suspended':
      return [
        ...(permit.suspension?.reasons ?? [])
          .filter(({ liftedBy, lifted }) => liftedBy && !lifted)
          .slice(0, 1)
          .map(({ liftedBy = [] }) => ({ stage: 'liftStop', duties: liftedBy, dueAt: until })),
        ...shiftOf(permit, pack),
        { stage: 'resume', duties: ['person-in-charge'], dueAt: until },
      ];
    case 'fireWatch':
      return [
        {
          stage: 'endFireWatch',
          duties: ['guardian'],
          ...(permit.fireWatchUntil !== undefined && { dueAt: permit.fireWatchUntil }),
        },
      ];
    case 'handedBack':
      return [
        {
          stage: 'acceptCompletion',
          duties: [ending.acceptedBy, ...(permit.acceptanceEscalated ? [ending.escalateTo] : [])],
          ...(permit.acceptanceDueAt !== undefined && { dueAt: permit.acceptanceDueAt }),
        },
      ];
    case 'accepted':
      return [{ stage: 'close', duties: [ending.acceptedBy] }];
    case 'closed':
      return [{ stage: 'archive', duties: [ending.archivedBy] }];
    default:
      return headCountIsOpen(permit) ? [{ stage: 'countOut', duties: ['guardian'] }] : [];
  }
}

/** A shift that was handed over and not taken yet. */
const shiftOf = ({ shift }: PermitState, { shiftHandover }: TypePack): readonly Waiting[] =>
  shift && !shift.takenOver
    ? [{ stage: 'takeOverShift', duties: shiftHandover?.by ?? [], dueAt: shift.handedOver.dueAt }]
    : [];

/** The review after a green channel is owed whatever became of the permit. */
function reviewOf({ greenChannel }: PermitState, { greenChannel: rule }: TypePack): readonly Waiting[] {
  if (!rule || greenChannel?.reviewDueAt === undefined || greenChannel.review) return [];
  const duties = [rule.reviewedBy, ...(greenChannel.reviewEscalated ? [rule.escalateTo] : [])];
  return [{ stage: 'reviewGreenChannel', duties, dueAt: greenChannel.reviewDueAt }];
}
