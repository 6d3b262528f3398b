/** What a signer has before them: plain data from the permit and its pack alone, so that anybody with the record makes the same again. */
import { canonicalJson } from '../canonical';
import { differences } from '../differences';
import type { Difference } from '../differences';
import type { Command } from '../lifecycle/commands';
import type { PermitState, StageState } from '../lifecycle/state';
import { applies, viewOf } from '../lifecycle/view';
import type { TypePack, Words } from '../pack/pack';
import { sha256 } from './sha256';
import type { SignableAct } from './signature';

/** What is about to be done: of an act's body only what says which act it is. */
export interface ActAhead {
  readonly act: SignableAct;
  /** Of an approval, the stage. */
  readonly stage?: string;
  /** Of a briefing, on which side. */
  readonly as?: string;
}

/** What every signer declares where the pack has no words of its own. */
export const plainDeclaration: Words = {
  zh: '本人已阅读以上全部内容，确认属实，并对本次签字负责。',
  en: 'I have read all of the above, confirm that it is so, and answer for this signature.',
};

export interface Shown extends ActAhead {
  readonly kind: 'holdpoint-shown';
  readonly version: 1;
  readonly declarations: readonly Words[];
  readonly pack: { readonly pack: string; readonly version: string; readonly type: string };
  /** Everything of the permit that says what work it is and how it stands. */
  readonly permit: Readonly<Record<string, unknown>>;
  readonly measures: { readonly recorded: PermitState['measures']; readonly open: readonly string[] };
  /** Who signed before: of an approval, the stages before this one's. */
  readonly signed: readonly { readonly stage: string; readonly by: readonly string[] }[];
  readonly attachments: readonly { readonly attachment: string; readonly sha256: string }[];
  /** What isn't as usual about it. */
  readonly differences: readonly Difference[];
}

export const aheadOf = (command: Command & { readonly name: SignableAct }): ActAhead => ({
  act: command.name,
  ...('stage' in command.body && { stage: command.body.stage }),
  ...('as' in command.body && { as: command.body.as }),
});

/** Done by several people at once, before the work is taken on: what one of them does isn't news for the others. */
const sideBySide: readonly SignableAct[] = ['approve', 'sendBack', 'reject', 'signBriefing', 'checkTicket'];

/** Left out: what the clock and the permit's keepers add (reminders, who is asked now), what others sign at the same time, and what is in the rest already. */
function material(permit: PermitState, act: SignableAct): Readonly<Record<string, unknown>> {
  const {
    sequence: _sequence,
    changedAt: _changedAt,
    stages: _stages,
    measures: _measures,
    signatures: _signatures,
    inside: _inside,
    recording,
    weather,
    checkIns,
    guardianOnPost,
    acceptanceDueAt: _acceptanceDueAt,
    acceptanceEscalated: _acceptanceEscalated,
    fireWatchElapsed: _fireWatchElapsed,
    greenChannel,
    briefing,
    ticketCheck,
    qualification,
    ...rest
  } = permit;
  return {
    ...rest,
    ...(!sideBySide.includes(act) && { briefing, checkIns, ...(ticketCheck && { ticketCheck }) }),
    ...(weather && { windForce: weather.windForce }),
    ...(recording && { recording: { on: recording.on, explosionProof: recording.explosionProof } }),
    ...(guardianOnPost && { guardianOnPost: guardianOnPost.person }),
    ...(greenChannel && { greenChannel: { reason: greenChannel.reason, by: greenChannel.by } }),
    ...(qualification && { qualification: { id: qualification.id, at: qualification.at } }),
  };
}

/** The measures that this permit asks for and nobody has answered; by the calendar of nowhere, since what is shown knows no site's. */
function openMeasures(permit: PermitState, pack: TypePack): readonly string[] {
  const view = viewOf(permit, {}, permit.submittedAt);
  return pack.measures
    .filter((measure) => applies(measure, view) && permit.measures[measure.id] === undefined)
    .map(({ id }) => id);
}

const signersOf = ({ id, signatures }: StageState): Shown['signed'][number] => ({
  stage: id,
  by: signatures.map(({ person }) => person),
});

function signedBefore({ stages }: PermitState, { act, stage: id }: ActAhead): Shown['signed'] {
  const own =
    act === 'approve' || act === 'sendBack' || act === 'reject' ? stages.find((one) => one.id === id) : undefined;
  return stages
    .filter(({ order, status }) => status === 'signed' && (own === undefined || order < own.order))
    .map(signersOf);
}

/** Every attachment that is bound by its hash, wherever the permit names it. */
function bound(value: unknown): Shown['attachments'] {
  if (Array.isArray(value)) return value.flatMap(bound);
  if (typeof value !== 'object' || value === null) return [];
  const { attachment, sha256: hash } = value as { readonly attachment?: unknown; readonly sha256?: unknown };
  if (typeof attachment === 'string' && typeof hash === 'string') return [{ attachment, sha256: hash }];
  return Object.values(value).flatMap(bound);
}

/**
 * @param pack as resolved for the permit; one without its words (`decisionPack`) gives the same
 */
export function shownTo(permit: PermitState, ahead: ActAhead, pack: TypePack): Shown {
  const { act, stage, as } = ahead;
  const lines = (pack.signatures ?? []).filter(({ acts }) => acts.includes(act));
  const openedAt = permit.stages.find(({ id }) => id === stage)?.openedAt;
  return {
    kind: 'holdpoint-shown',
    version: 1,
    act,
    ...(stage !== undefined && { stage }),
    ...(as !== undefined && { as }),
    declarations: lines.length > 0 ? lines.map(({ declaration }) => declaration) : [plainDeclaration],
    pack: { pack: pack.pack, version: pack.version, type: pack.type },
    permit: { ...material(permit, act), ...(openedAt !== undefined && { stageOpenedAt: openedAt }) },
    measures: { recorded: permit.measures, open: openMeasures(permit, pack) },
    signed: signedBefore(permit, ahead),
    attachments: [...bound(permit.form), ...bound(permit.handedBack)],
    differences: differences(permit, pack).filter(({ code }) => !ofTheChain.includes(code)),
  };
}

/** These change while others sign, and say nothing of the work. */
const ofTheChain: readonly string[] = ['difference-stand-in', 'difference-delegated', 'difference-escalated'];

export const shownText = (permit: PermitState, ahead: ActAhead, pack: TypePack): string =>
  canonicalJson(shownTo(permit, ahead, pack));

/** What a statement has to name as `shown`. */
export const shownHash = (permit: PermitState, ahead: ActAhead, pack: TypePack): string =>
  sha256(shownText(permit, ahead, pack));

/** What a statement has to name as `body`: the act's body as it is recorded, but for the place, which the door works out. */
export function bodyHash(body: Readonly<Record<string, unknown>>): string {
  const { place: _place, ...said } = body;
  return sha256(canonicalJson(said));
}
