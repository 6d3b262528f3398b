/** The chain of approval of one permit: which stages, in which order, open for whom and until when. */
import type { Stage, TypePack } from '../pack/pack';
import type { Unmet } from '../refusal';
import { minutesBetween, plusMinutes } from '../time/instant';
import type { Instant, Minutes } from '../time/instant';
import type { AnyDeliberation } from './decide/deliberation';
import { after, happened } from './decide/deliberation';
import { isOfTheCrew } from './crew';
import { delegationMisses, hasSpoken, usableDelegations } from './delegation';
import type { PermitEvent } from './events';
import type { DelegationFacts, DutyFacts, Facts, PersonId } from './facts';
import type { PermitState, StageState } from './state';
import { applies } from './view';
import type { View } from './view';

const releaseId = 'green-channel-release';

/** The release that ends a green channel's chain, where the pack's own stages don't have it (P6). */
function releaseOf({ chain, greenChannel }: TypePack): Stage | undefined {
  if (!greenChannel) return undefined;
  const shortened = chain.flatMap((stage) => stage.greenChannel ?? []);
  if (chain.some(({ duty, greenChannel: kept }) => kept && duty === greenChannel.releasedBy)) return undefined;
  const limitMinutes = Math.min(...shortened.map((stage) => stage.limitMinutes), greenChannel.reviewWithinMinutes);
  return {
    clause: greenChannel.clause,
    certainty: greenChannel.certainty,
    force: greenChannel.force,
    effectiveFrom: greenChannel.effectiveFrom,
    ...(greenChannel.effectiveTo !== undefined && { effectiveTo: greenChannel.effectiveTo }),
    id: releaseId,
    label: { zh: '绿色通道放行', en: 'Green channel release' },
    duty: greenChannel.releasedBy,
    mode: 'any',
    order: Math.max(1, ...shortened.map(({ order = 1 }) => order)) + 1,
    limitMinutes,
    remindBeforeMinutes: Math.floor(limitMinutes / 2),
    escalateTo: [greenChannel.escalateTo],
    greenChannel: { limitMinutes },
  };
}

const waiting = (id: string, duty: string, order: number): StageState => ({
  id,
  duty,
  order,
  status: 'waiting',
  escalation: 0,
  signers: [],
  signatures: [],
});

/** The stages of a permit as seen: those for its level; under the green channel the shortened ones, side by side, then the release. */
export function stagesFor(pack: TypePack, view: View): readonly StageState[] {
  const chosen = pack.chain.filter((stage) => applies(stage, view));
  if (!view.match.greenChannel) return chosen.map(({ id, duty, order }) => waiting(id, duty, order)).sort(byOrder);

  const release = releaseOf(pack);
  return [...chosen.filter((stage) => stage.greenChannel), ...(release ? [release] : [])]
    .map(({ id, duty, order, greenChannel }) =>
      waiting(id, duty, greenChannel?.order ?? (id === releaseId ? order : 1)),
    )
    .sort(byOrder);
}
const byOrder = (left: StageState, right: StageState): number =>
  left.order - right.order || (left.id < right.id ? -1 : 1);

/** A higher level's stages, with what was signed or is open already kept; a stage that the higher level doesn't have stays. */
export const withStagesOf = (higher: readonly StageState[], present: readonly StageState[]): readonly StageState[] =>
  [...present, ...higher.filter(({ id }) => !present.some((stage) => stage.id === id))].sort(byOrder);

/** The pack's line for a stage of this permit. */
export function stageIn(pack: TypePack, id: string): Stage | undefined {
  return id === releaseId ? releaseOf(pack) : pack.chain.find((stage) => stage.id === id);
}

export const limitOf = (stage: Stage, greenChannel: boolean): Minutes =>
  greenChannel && stage.greenChannel ? stage.greenChannel.limitMinutes : stage.limitMinutes;

/** A reminder comes before the limit, and never before half of the time is over. */
export function remindAtOf(stage: Stage, from: Instant, dueAt: Instant): Instant {
  const half = Math.floor(minutesBetween(from, dueAt) / 2);
  return plusMinutes(dueAt, -Math.min(stage.remindBeforeMinutes, half));
}

/** Who of a duty's holders could sign here: not of the crew, and hasn't signed another stage: one person's signature counts once. */
const maySign =
  (permit: PermitState, stageId: string) =>
  (person: PersonId): boolean =>
    !isOfTheCrew(person, permit) && !hasSpoken(person, permit, stageId);

/** Those who are there to sign. */
export const presentSigners = (permit: PermitState, stageId: string, duty: DutyFacts): readonly PersonId[] =>
  duty.holders.filter((person) => !duty.absent.includes(person)).filter(maySign(permit, stageId));

/** Whose signatures can be given now: those of the holders who are there, and of those away whom somebody signs for. */
export function answering(permit: PermitState, stage: Stage, duty: DutyFacts, now: Instant): readonly PersonId[] {
  const represented = usableDelegations(duty, stage, permit, now)
    .map(({ by }) => by)
    .filter((holder) => duty.absent.includes(holder));
  return [...presentSigners(permit, stage.id, duty), ...new Set(represented)];
}

/** Whether anybody at all, away or not, could sign for this duty. */
const isHeld = (permit: PermitState, stageId: string, duty: DutyFacts | undefined): boolean =>
  (duty?.holders ?? []).some(maySign(permit, stageId));

/** Who may sign a stage as it opens: its duty; with nobody there, the stand-in; with none either, the first up the line who is. */
function signersOf(
  permit: PermitState,
  stage: Stage,
  { duties }: Facts,
  now: Instant,
): Pick<StageState, 'signers' | 'standIn'> {
  const own = duties?.[stage.duty];
  // Holders that nobody told of are not a vacancy: the stage opens for its own duty, and its limit runs.
  if (!own || answering(permit, stage, own, now).length > 0) return { signers: [stage.duty] };

  const instead = [stage.standIn, ...stage.escalateTo].find((duty) => {
    const facts = duty === undefined ? undefined : duties[duty];
    return facts !== undefined && answering(permit, stage, facts, now).length > 0;
  });
  const duty = instead ?? stage.standIn;
  if (duty === undefined) return { signers: [stage.duty] };
  const reason = isHeld(permit, stage.id, own) ? 'absent' : 'vacant';
  // Who is away may come back and sign after all.
  return { signers: reason === 'absent' ? [stage.duty, duty] : [duty], standIn: { duty, reason } };
}

/** Stages that nobody could ever sign: found at submission, before anyone waits (T2). Unknown holders count as none. */
export function unsignable(
  permit: PermitState,
  stages: readonly StageState[],
  facts: Facts,
  pack: TypePack,
): readonly Unmet[] {
  if (stages.length === 0) return [{ code: 'chain-empty', params: { level: permit.level }, mendBy: 'administrator' }];
  return stages.flatMap(({ id, duty }): Unmet[] => {
    const stage = stageIn(pack, id);
    const line = stage ? [stage.duty, stage.standIn, ...stage.escalateTo] : [duty];
    return line.some((step) => step !== undefined && isHeld(permit, id, facts.duties?.[step]))
      ? []
      : [{ code: 'stage-unheld', params: { stage: id, duty }, mendBy: 'administrator' }];
  });
}

/** Every duty that a stage still to be signed may come to: its own, its stand-in's, those up its line. */
export function unsignedDuties(permit: PermitState, pack: TypePack): readonly string[] {
  const release = permit.greenChannel && releaseOf(pack);
  const signed = permit.stages.filter(({ status }) => status === 'signed').map(({ id }) => id);
  const stages = [...pack.chain, ...(release ? [release] : [])].filter(({ id }) => !signed.includes(id));
  return [
    ...new Set(stages.flatMap(({ duty, standIn, escalateTo }) => [duty, ...(standIn ? [standIn] : []), ...escalateTo])),
  ];
}

/**
 * By what somebody could sign an open stage now: nothing to say where it's a duty of their own, else the delegation. `nothing` where their delegations
 * give no right here, and they have no such duty.
 */
export function signableBy(
  duties: readonly string[],
  delegations: readonly DelegationFacts[],
  permit: PermitState,
  pack: TypePack,
  now: Instant,
): DelegationFacts | 'nothing' | undefined {
  const open = permit.stages.filter(({ status }) => status === 'open');
  if (open.some(({ signers }) => signers.some((duty) => duties.includes(duty)))) return undefined;
  const usable = open.flatMap(({ id, signers }) => {
    const stage = stageIn(pack, id);
    return delegations.filter(
      (one) => stage && signers.includes(one.duty) && delegationMisses(one, stage, permit, now).length === 0,
    );
  });
  return usable[0] ?? 'nothing';
}

type Here = Pick<AnyDeliberation, 'command' | 'facts' | 'pack' | 'now'>;

/** An earlier signer who holds this stage's duty too, where the pack lets one signature count for both. */
function sharedSigner(permit: PermitState, stage: Stage, { duties }: Facts): PersonId | undefined {
  if (!stage.sharedSignature || stage.mode === 'all') return undefined;
  // In their own right only: what was signed for somebody else counts there and nowhere else.
  const signed = permit.stages.flatMap(({ signatures }) => signatures.flatMap((one) => (one.for ? [] : one.person)));
  return duties?.[stage.duty]?.holders.find((person) => signed.includes(person));
}

function open(permit: PermitState, { id, duty }: StageState, here: Here): readonly PermitEvent[] {
  const { pack, facts, now } = here;
  const stage = stageIn(pack, id);
  if (!stage) return [];
  const dueAt = plusMinutes(now, limitOf(stage, permit.greenChannel !== undefined));
  const remindAt = remindAtOf(stage, now, dueAt);
  const opened = happened(here, 'stageOpened', { stage: id, dueAt, remindAt, ...signersOf(permit, stage, facts, now) });
  const person = sharedSigner(permit, stage, facts);
  return person === undefined
    ? [opened]
    : [opened, happened(here, 'stageSigned', { stage: id, person, duty, complete: true })];
}

/** Stages that stand open beside the one just signed and count the same signature, where the pack lets it count for both. */
export const alsoSigned = (permit: PermitState, here: Here): readonly PermitEvent[] =>
  permit.stages
    .filter(({ status }) => status === 'open')
    .flatMap(({ id, duty }) => {
      const stage = stageIn(here.pack, id);
      const person = stage && sharedSigner(permit, stage, here.facts);
      return person === undefined ? [] : [happened(here, 'stageSigned', { stage: id, person, duty, complete: true })];
    });

/** What follows when the chain is new, has grown or got a signature: the next stages open, or, all being signed, the permit is approved. */
export function advance(permit: PermitState, here: Here): readonly PermitEvent[] {
  const unsigned = permit.stages.filter(({ status }) => status !== 'signed');
  if (unsigned.length === 0) return permit.stages.length > 0 ? [happened(here, 'approved', {})] : [];

  const next = Math.min(...unsigned.map(({ order }) => order));
  const events: PermitEvent[] = [];
  for (const stage of unsigned.filter(({ order, status }) => order === next && status === 'waiting')) {
    events.push(...open(after(permit, events), stage, here));
  }
  const then = after(permit, events);
  const moved = then.stages.some((stage) => stage.order === next && stage.status !== 'signed');
  return moved ? events : [...events, ...advance(then, here)];
}
