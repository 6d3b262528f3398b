/** Makes the statement of a signed act, proves or seals it, and holds it against the permit as it stands before it goes there (P3). */
import type { TransitionBody } from '@holdpoint/contracts';
import {
  aheadOf,
  bodyHash,
  canonicalJson,
  evolveAll,
  moved,
  refusedAtDoor,
  sha256 as hashOf,
  shownTo,
  type ActSignature,
  type Command,
  type Facts,
  type Instant,
  type PermitState,
  type SignableAct,
  type SignatureStatement,
  type TypePack,
  type Unmet,
} from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { PackVersionStore } from '../../db/pack-version.store';
import { PermitsReadModel } from '../../db/permits.read-model';
import type { Act } from '../acts';
import { refused } from '../permit-problems';
import { ProveSignature } from './prove-signature';

export interface ToSign {
  readonly act: Act;
  readonly command: Command;
  readonly facts: Facts;
  readonly packHash: string;
  readonly now: Instant;
}
export type Signed = Pick<ToSign, 'command' | 'facts'>;
type SignableCommand = Command & { readonly name: SignableAct };

@Injectable()
export class SignAct {
  constructor(
    private readonly packs: PackVersionStore,
    private readonly permits: PermitsReadModel,
    private readonly proofs: ProveSignature,
  ) {}

  /**
   * The command with its signature, and the facts with when the signer signed in; both as they were where nothing is signed and nothing asks for it.
   * @throws ProblemError 401 (sign in again), 409 (what was shown has changed), 422 (not as it must be), 503 (no key to seal with)
   */
  async signed(asked: ToSign): Promise<Signed> {
    const { act, command, facts, packHash, now } = asked;
    const { tenant } = act.by;
    const pack = await this.packs.one(tenant, packHash);
    if (!pack) throw new Error(`pack ${packHash} of ${act.number} was not kept`);
    if (!act.signature && !pack.signatures?.length) return { command, facts };

    const [row] = await this.permits.states(tenant, [act.number]);
    if (!row) return { command, facts };
    const known = withSignIn(facts, act);
    const signature = act.signature && (await this.signature(asked));
    const whole: Command = { ...command, ...(signature && { signature }) };
    const refusal = refusedAtDoor(row.state, whole, known, pack, now);
    if (refusal?.code === 'shown-content-changed') {
      const reasons = [...refusal.reasons, ...(await this.moves(row.state, whole as SignableCommand, pack))];
      throw refused({ ...refusal, reasons });
    }
    if (refusal) throw refused(refusal);
    return { command: whole, facts: known };
  }

  private async signature({ act, command, packHash, now }: ToSign): Promise<ActSignature> {
    const { by, signature: given, number } = act;
    if (!given) throw new Error('an act without a signature has none to prove');
    const { shown, sequence, at, method, device, position } = given;
    const handwriting = await this.proofs.handwriting(by, given);
    const statement: SignatureStatement = {
      kind: 'holdpoint-signature',
      version: 1,
      tenant: by.tenant,
      permit: number,
      sequence,
      act: command.name as SignableAct,
      body: bodyHash(command.body as Readonly<Record<string, unknown>>),
      shown,
      rules: packHash,
      signer: by.person,
      at,
      method,
      ...(device !== undefined && { device }),
      ...(position && { position }),
      ...(handwriting && { handwriting: handwriting.sha256 }),
    };
    const proof = await this.proofs.of(by, given, canonicalJson(statement), act.doneAt ?? now);
    return { statement, proof, ...(handwriting && { attachment: handwriting.attachment }) };
  }

  /** What has moved since it was shown; where that very thing was never to be seen, only that. */
  private async moves(state: PermitState, command: SignableCommand, pack: TypePack): Promise<readonly Unmet[]> {
    const { shown, sequence } = command.signature!.statement;
    const past = await this.permits.past(state.tenant, state.number);
    const then = stateAt(
      past.map(({ body }) => body),
      sequence,
    );
    const seen = then && shownTo(then, aheadOf(command), pack);
    if (!seen || hashOf(canonicalJson(seen)) !== shown)
      return [{ code: 'shown-content-unknown', params: { sequence }, field: '/signature/shown' }];
    return moved(seen, shownTo(state, aheadOf(command), pack)).map((at) => ({
      code: 'shown-content-moved',
      params: { at },
    }));
  }
}

/** The permit after its first transitions, up to a sequence. */
export function stateAt(past: readonly TransitionBody[], sequence: number): PermitState | undefined {
  return past
    .filter((body) => body.sequence <= sequence)
    .reduce<PermitState | undefined>((permit, { events }) => evolveAll(permit, events), undefined);
}

const withSignIn = (facts: Facts, { by: { authenticatedAt } }: Act): Facts =>
  facts.actor && authenticatedAt !== undefined ? { ...facts, actor: { ...facts.actor, authenticatedAt } } : facts;
