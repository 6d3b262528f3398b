/** What signing the next acts of a permit asks, before anybody does them: said together with what isn't met yet (P13). */
import type { Facts } from '../lifecycle/facts';
import type { PermitState, Phase } from '../lifecycle/state';
import { applies, viewOf } from '../lifecycle/view';
import type { SignatureEntry, TypePack } from '../pack/pack';
import type { Instant } from '../time/instant';
import type { ActAhead } from './shown';

/** An act that may come next, and the duties and roles of those who may do it; nobody named: whoever the pack's line names. */
export interface SigningAhead extends ActAhead {
  readonly by: readonly string[];
  readonly lines: readonly SignatureEntry[];
}
type Ahead = Omit<SigningAhead, 'lines'>;

const charge = ['person-in-charge'];
/** While the ticket is got ready, each of its people records what is theirs. */
const preparing: readonly Ahead[] = [
  { act: 'confirmMeasures', by: [] },
  { act: 'recordStep', by: [] },
];
const nextIn: Readonly<Partial<Record<Phase, (permit: PermitState, pack: TypePack) => readonly Ahead[]>>> = {
  inApproval: ({ stages }) => [
    ...stages
      .filter(({ status }) => status === 'open')
      .map(({ id, signers }): Ahead => ({ act: 'approve', stage: id, by: signers })),
    ...preparing,
  ],
  approved: ({ briefing, ticketCheck }) => [
    ...preparing,
    ...(briefing.giver ? [] : [{ act: 'signBriefing', as: 'giver', by: [] } as const]),
    { act: 'signBriefing', as: 'receiver', by: [] },
    ...(ticketCheck ? [] : [{ act: 'checkTicket', by: ['shift-leader'] } as const]),
    { act: 'issue', by: charge },
  ],
  issued: () => [...preparing, { act: 'start', by: charge }],
  active: (permit, pack) => [...shiftOf(permit, pack), { act: 'handBack', by: charge }],
  suspended: (permit, pack) => [
    ...stopsOf(permit),
    ...shiftOf(permit, pack),
    { act: 'recordStep', by: [] },
    { act: 'resume', by: charge },
  ],
  fireWatch: () => [{ act: 'endFireWatch', by: ['guardian'] }],
  handedBack: ({ acceptanceEscalated }, { ending }) => [
    { act: 'acceptCompletion', by: [ending.acceptedBy, ...(acceptanceEscalated ? [ending.escalateTo] : [])] },
  ],
  accepted: (_permit, { ending }) => [{ act: 'close', by: [ending.acceptedBy] }],
  closed: (_permit, { ending }) => [{ act: 'archive', by: [ending.archivedBy] }],
};
const shiftOf = ({ shift }: PermitState, { shiftHandover }: TypePack): readonly Ahead[] =>
  shift && !shift.takenOver ? [{ act: 'takeOverShift', by: shiftHandover?.by ?? [] }] : [];
const stopsOf = ({ suspension }: PermitState): readonly Ahead[] => {
  const by = (suspension?.reasons ?? []).flatMap(({ liftedBy = [], lifted }) => (lifted ? [] : liftedBy));
  return by.length > 0 ? [{ act: 'liftStop', by: [...new Set(by)] }] : [];
};
const reviewOf = ({ greenChannel }: PermitState, pack: TypePack): readonly Ahead[] =>
  greenChannel?.reviewDueAt === undefined || greenChannel.review || !pack.greenChannel
    ? []
    : [{ act: 'reviewGreenChannel', by: [pack.greenChannel.reviewedBy] }];

/** Only acts that have to be signed, each with the lines of the pack (and its overlays) that ask for it, as `signatureDemands` would then. */
export function signaturesAhead(
  permit: PermitState,
  facts: Pick<Facts, 'site'>,
  pack: TypePack,
  now: Instant,
): readonly SigningAhead[] {
  const { signatures = [] } = pack;
  if (signatures.length === 0) return [];
  const view = viewOf(permit, facts, now);
  return [...(nextIn[permit.phase]?.(permit, pack) ?? []), ...reviewOf(permit, pack)].flatMap((ahead) => {
    const lines = signatures.filter(
      ({ acts, duties, ...line }) =>
        acts.includes(ahead.act) &&
        applies(line, view) &&
        (duties === undefined || ahead.by.length === 0 || duties.some((duty) => ahead.by.includes(duty))),
    );
    return lines.length > 0 ? [{ ...ahead, by: ahead.by.length > 0 ? ahead.by : dutiesOf(lines), lines }] : [];
  });
}

/** Everybody whom one of the lines names; none, when one names nobody in particular. */
const dutiesOf = (lines: readonly SignatureEntry[]): readonly string[] =>
  lines.some(({ duties }) => duties === undefined) ? [] : [...new Set(lines.flatMap(({ duties = [] }) => duties))];
