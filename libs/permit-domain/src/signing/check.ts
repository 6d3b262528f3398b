/** Whether an act is signed as its pack asks, by whoever acts, for this permit as it stands: asked at the door and by `decide` alike. */
import { admit } from '../lifecycle/admit';
import type { Command } from '../lifecycle/commands';
import type { Facts } from '../lifecycle/facts';
import type { PermitState } from '../lifecycle/state';
import { mayNot } from '../lifecycle/who-may';
import type { SignatureEntry, TypePack } from '../pack/pack';
import { refuse } from '../refusal';
import type { Refusal, RefusalParams, Unmet } from '../refusal';
import { minutesBetween } from '../time/instant';
import type { Instant } from '../time/instant';
import { signatureDemands } from './demands';
import { aheadOf, bodyHash, shownHash } from './shown';
import { isSignable } from './signature';
import type { ActSignature, SignableAct, SignedMark } from './signature';

/** Signing by password is signing in for it: so long ago at most, in minutes, where the pack doesn't say less. */
const passwordMinutes = 5;

const sourced = (
  code: string,
  params: RefusalParams,
  line?: Pick<SignatureEntry, 'clause' | 'certainty' | 'id'>,
): Unmet => ({
  code,
  params,
  field: '/signature',
  ...(line && { clause: line.clause, certainty: line.certainty, rule: line.id }),
});

/** The narrowest of the lines that ask for a fresh sign-in. */
function freshness(
  demands: readonly SignatureEntry[],
  signature: ActSignature | undefined,
): readonly [number, SignatureEntry?][] {
  const asked = demands.flatMap((line): [number, SignatureEntry?][] =>
    line.reauthenticateMinutes === undefined ? [] : [[line.reauthenticateMinutes, line]],
  );
  if (signature?.statement.method === 'password') asked.push([passwordMinutes]);
  return asked.sort(([left], [right]) => left - right);
}

/** Signed in too long ago, or nobody knows when: `insufficient-user-authentication`, with the minutes that it may be. */
function stale(
  demands: readonly SignatureEntry[],
  signature: ActSignature | undefined,
  { actor }: Facts,
  now: Instant,
): Refusal | undefined {
  const [narrowest] = freshness(demands, signature);
  if (!narrowest) return undefined;
  const [minutes, line] = narrowest;
  const at = actor?.authenticatedAt;
  if (at !== undefined && at <= now && minutesBetween(at, now) <= minutes) return undefined;
  const { field: _field, ...reason } = sourced('insufficient-user-authentication', { minutes }, line);
  return refuse('insufficient-user-authentication', [reason]);
}

/** What the statement says against what is asked: whose, of which permit, which act, with which body. */
function misfits(
  permit: PermitState,
  command: Command & { readonly name: SignableAct },
  { statement }: ActSignature,
): readonly Unmet[] {
  const { by, name, body } = command;
  const wrong = (field: string, holds: boolean): readonly Unmet[] =>
    holds ? [] : [{ code: 'signature-for-another', params: { part: field }, field: `/signature/${field}` }];
  return [
    ...wrong('tenant', statement.tenant === permit.tenant),
    ...wrong('permit', statement.permit === permit.number),
    ...wrong('signer', 'person' in by && statement.signer === by.person),
    ...wrong('act', statement.act === name),
    ...wrong('body', statement.body === bodyHash(body as Readonly<Record<string, unknown>>)),
    ...wrong('sequence', statement.sequence >= 1 && statement.sequence <= permit.sequence),
  ];
}

/**
 * Nothing when the signature is as it must be, or none is asked for. Leading codes: `signature-required`, `signature-unfit` (not as the pack asks, or for another act, permit or
 * signer), `insufficient-user-authentication`, `shown-content-changed`. That the proof proves the statement is for whoever has cryptography at hand: the door, and every verifier.
 */
export function signatureRefusal(
  permit: PermitState,
  command: Command,
  facts: Facts,
  pack: TypePack,
  now: Instant,
): Refusal | undefined {
  const { signature } = command;
  const demands = signatureDemands(permit, command, facts, pack, now);
  if (!signature) {
    if (demands.length === 0) return undefined;
    return refuse(
      'signature-required',
      demands.map((line) => sourced('signature-required', { act: command.name, line: line.id }, line)),
    );
  }
  if (!isSignable(command.name))
    return refuse('signature-unfit', [sourced('signature-not-for-this', { act: command.name })]);
  const act = command as Command & { readonly name: SignableAct };
  const { statement } = signature;
  const unfit = [
    ...misfits(permit, act, signature),
    ...demands
      .filter(({ methods }) => methods !== undefined && !methods.includes(statement.method))
      .map((line) =>
        sourced('signature-method', { method: statement.method, methods: [...(line.methods ?? [])] }, line),
      ),
  ];
  if (unfit.length > 0) return refuse('signature-unfit', unfit);
  const tooOld = stale(demands, signature, facts, now);
  if (tooOld) return tooOld;
  if (statement.shown === shownHash(permit, aheadOf(act), pack)) return undefined;
  return refuse('shown-content-changed', [
    sourced('shown-content-changed', { seen: statement.sequence, sequence: permit.sequence }),
  ]);
}

/** The same before an act goes to its permit: what would be refused for another reason is left to `decide`. */
export const refusedAtDoor = (...asked: Parameters<typeof signatureRefusal>): Refusal | undefined => {
  const [permit, command, facts, pack, now] = asked;
  if (admit(permit, command, pack, now) || mayNot(permit, command, facts, pack, now)) return undefined;
  return signatureRefusal(...asked);
};

export function markOf({ name, body, signature }: Command): SignedMark | undefined {
  if (!signature || !isSignable(name)) return undefined;
  const { shown, sequence, method } = signature.statement;
  return { act: name, ...('stage' in body && { stage: body.stage }), shown, sequence, method };
}
