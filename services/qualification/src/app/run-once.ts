/** Makes a command happen once: its key, the fingerprint of its request and its answer are written in the transaction of its effect. */
import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { CallerIdentity } from '@holdpoint/auth';
import { canonicalJson } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import type { EntityManager } from 'typeorm';
import { IdempotencyKeyEntity } from '../db/entities/idempotency-key.entity';
import { type Act, actOf, actorOf } from './act';
import { Clock } from './clock';
import { keyReused } from './refusals';

export interface CommandRequest {
  readonly key: string;
  /** What is done, and to what: `register-person`, `revoke/<certificate>`. */
  readonly route: string;
  readonly body: unknown;
}

@Injectable()
export class RunOnce {
  constructor(
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work` in one transaction unless the key was seen before; then the first answer is given again. 422 `idempotency-key-reused` when the key
   * came with another caller, route or body. A refused command leaves no trace, so that it can be mended and sent with the same key.
   */
  async command<T>(
    caller: CallerIdentity,
    request: CommandRequest,
    work: (em: EntityManager, act: Act) => Promise<T>,
  ): Promise<T> {
    const { tenant } = caller;
    const fingerprint = this.fingerprint(caller, request);
    const act = actOf(caller, this.clock.now());
    return this.database.write(tenant, async (em) => {
      // A second one at the same moment waits here for the first one's end.
      const mine = await em.query<unknown[]>(
        `insert into idempotency_key (tenant, key, fingerprint, written_at) values ($1, $2, $3, $4)
         on conflict do nothing returning key`,
        [tenant, request.key, fingerprint, act.at],
      );
      if (mine.length === 0) return (await this.earlier<T>(em, tenant, request.key, fingerprint))!.answer;
      const answer = await work(em, act);
      await em.query(`update idempotency_key set answer = $3 where tenant = $1 and key = $2`, [
        tenant,
        request.key,
        JSON.stringify(answer),
      ]);
      return answer;
    });
  }

  /** The answer given before, where the command was done before: for what asks other systems before it writes. */
  seen<T>(caller: CallerIdentity, request: CommandRequest): Promise<{ readonly answer: T } | undefined> {
    const fingerprint = this.fingerprint(caller, request);
    return this.database.read(caller.tenant, (em) => this.earlier<T>(em, caller.tenant, request.key, fingerprint));
  }

  private async earlier<T>(
    em: EntityManager,
    tenant: string,
    key: string,
    fingerprint: string,
  ): Promise<{ readonly answer: T } | undefined> {
    const found = await em.findOneBy(IdempotencyKeyEntity, { tenant, key });
    if (!found) return undefined;
    if (found.fingerprint !== fingerprint) throw keyReused();
    return { answer: found.answer as T };
  }

  private fingerprint(caller: CallerIdentity, request: CommandRequest): string {
    return createHash('sha256')
      .update(canonicalJson([actorOf(caller), request.route, request.body ?? null]))
      .digest('hex');
  }
}
