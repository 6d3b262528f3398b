/** What each signer of a permit's record was shown, made again from the record and the packs: nothing else is kept of it. */
import type { Transition } from '@holdpoint/contracts';
import {
  aheadOf,
  evolveAll,
  shownText,
  type Command,
  type PermitState,
  type SignableAct,
  type TypePack,
} from '@holdpoint/permit-domain';
import { sha256 } from '../fingerprint';

/**
 * @param past a permit's whole record, in order
 * @returns canonical JSON by its hash; what can't be made again as it was signed isn't there, and a verifier says that it is missing
 */
export async function shownOf(
  past: readonly Transition[],
  packOf: (hash: string) => Promise<TypePack | undefined>,
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  let permit: PermitState | undefined;
  for (const { body } of past) {
    const { command, events, packHash } = body;
    const pack = command.signature && permit && (await packOf(packHash));
    if (command.signature && permit && pack) {
      const text = shownText(permit, aheadOf(command as Command & { readonly name: SignableAct }), pack);
      if (sha256(text) === command.signature.statement.shown) found.set(command.signature.statement.shown, text);
    }
    permit = evolveAll(permit, events);
  }
  return found;
}
