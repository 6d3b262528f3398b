/** Makes a command happen once, as whoever asks, at the moment it is asked. */
import { Injectable } from '@nestjs/common';
import type { CallerIdentity } from '@holdpoint/auth';
import { receiptOf, ReceiptStore, type Receipted } from '@holdpoint/service-kit';
import type { EntityManager } from 'typeorm';
import { type Act, actOf, actorOf } from './act';
import { Clock } from './clock';

export interface CommandRequest {
  readonly key: string;
  /** What is done, and to what: `register-person`, `revoke/<certificate>`. */
  readonly route: string;
  readonly body: unknown;
}

@Injectable()
export class RunOnce {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction unless the key was seen before; then the first answer is given again. 422 `idempotency-key-reused` when the key
   * came with another caller, route or body. A refused command leaves no trace, so that it can be mended and sent with the same key.
   */
  command<T>(
    caller: CallerIdentity,
    request: CommandRequest,
    work: (em: EntityManager, act: Act) => Promise<T>,
  ): Promise<T> {
    const act = actOf(caller, this.clock.now());
    return this.receipts.once(receipt(caller, request), (em) => work(em, act));
  }

  /** The answer given before, where the command was done before: for what asks other systems before it writes. */
  seen<T>(caller: CallerIdentity, request: CommandRequest): Promise<{ readonly answer: T } | undefined> {
    return this.receipts.seen(receipt(caller, request));
  }
}

const receipt = (caller: CallerIdentity, { key, route, body }: CommandRequest): Receipted =>
  receiptOf({ tenant: caller.tenant, by: actorOf(caller), key, route, body });
