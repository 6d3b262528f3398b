/** What the next acts have to be signed with, and what the caller lacks for it, in their words: said beside the obstacles, before anybody stands at the plant's gate (P13). */
import type { Language } from '@holdpoint/contracts';
import {
  minutesBetween,
  signaturesAhead,
  type Facts,
  type Instant,
  type PermitState,
  type SignatureEntry,
  type SigningAhead,
  type TypePack,
  type Unmet,
} from '@holdpoint/permit-domain';
import { worded } from '../worded';

/** Whoever asks, as far as signing goes. */
export interface Signer {
  readonly person: string;
  readonly authenticatedAt?: Instant;
  /** Device keys of theirs that aren't revoked. */
  readonly deviceKeys: number;
}
export interface SigningObstacle {
  readonly act: string;
  readonly stage?: string;
  readonly as?: string;
  /** Duties and roles of those who may do it; empty: whoever does it. */
  readonly by: readonly string[];
  /** Whether the caller is one of them. */
  readonly yours: boolean;
  readonly line: string;
  readonly clause: string;
  readonly certainty: string;
  readonly methods?: SignatureEntry['methods'];
  readonly reauthenticateMinutes?: number;
  readonly declaration: SignatureEntry['declaration'];
  /** That it has to be signed, and of a caller who may do it what they lack for it. */
  readonly obstacles: readonly (Unmet & { readonly message: string })[];
}
interface Here {
  readonly permit: PermitState;
  readonly facts: Facts;
  readonly pack: TypePack;
  readonly now: Instant;
}

export const signingObstacles = (here: Here, signer: Signer | undefined, language: Language): SigningObstacle[] =>
  signaturesAhead(here.permit, here.facts, here.pack, here.now).flatMap((ahead) =>
    ahead.lines.map((line) => obstacleOf(ahead, line, here, signer, language)),
  );

function obstacleOf(
  { act, stage, as, by }: SigningAhead,
  line: SignatureEntry,
  here: Here,
  signer: Signer | undefined,
  language: Language,
): SigningObstacle {
  const { id, clause, certainty, methods, reauthenticateMinutes, declaration } = line;
  const yours = signer !== undefined && isOneOf(by, signer.person, here);
  const source = { rule: id, clause, certainty };
  const [mendBy] = by;
  const asked: Unmet = {
    code: 'signature-required',
    params: { act, line: id },
    field: '/signature',
    ...source,
    ...(mendBy !== undefined && { mendBy }),
  };
  const lacking = signer && yours ? lacks(line, signer, here.now).map((unmet): Unmet => ({ ...unmet, ...source })) : [];
  return {
    act,
    ...(stage !== undefined && { stage }),
    ...(as !== undefined && { as }),
    by,
    yours,
    line: id,
    clause,
    certainty,
    ...(methods && { methods }),
    ...(reauthenticateMinutes !== undefined && { reauthenticateMinutes }),
    declaration,
    obstacles: [asked, ...lacking].map((one) => worded(one, language)),
  };
}

/** By a duty of theirs, one that was delegated to them, or a role on the permit. */
function isOneOf(by: readonly string[], person: string, { permit, facts }: Here): boolean {
  if (by.length === 0) return true;
  const roles = permit.people.filter((one) => one.person === person).map(({ role }) => role);
  const { duties = [], delegations = [] } = facts.actor ?? {};
  return [...duties, ...delegations.map(({ duty }) => duty), ...roles].some((one) => by.includes(one));
}

/** Only the signer can mend it, by signing in again or by registering the device. */
function lacks(
  { methods, reauthenticateMinutes: minutes }: SignatureEntry,
  { person, authenticatedAt: at, deviceKeys }: Signer,
  now: Instant,
): readonly Omit<Unmet, 'rule'>[] {
  const fresh = minutes === undefined || (at !== undefined && at <= now && minutesBetween(at, now) <= minutes);
  const byDevice = methods?.includes('device-key') ?? false;
  return [
    ...(fresh ? [] : [{ code: 'insufficient-user-authentication', params: { minutes }, mendBy: person }]),
    // Where it may be signed another way too, a key is not what is missing.
    ...(byDevice && methods?.length === 1 && deviceKeys === 0
      ? [{ code: 'device-key-none', params: {}, mendBy: person }]
      : []),
  ];
}
