/** Makes a command happen once: its answer is kept by its key, in the transaction of its effect. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@holdpoint/permit-domain';
import { ProblemError, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Commanded {
  readonly tenant: string;
  /** The person, or the client, who asks. */
  readonly by: string;
  readonly key: string;
  /** What is done to what, such as `PUT /contacts/p-1`. */
  readonly route: string;
  readonly body: unknown;
}

@Injectable()
export class ReceiptStore {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Runs `work` and keeps what it answers, all in one transaction; the same key again gets that answer without running it.
   * @throws ProblemError 422 `idempotency-key-reused` when the key was used for another request
   */
  once<T>({ tenant, by, key, route, body }: Commanded, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const plain: unknown = JSON.parse(JSON.stringify(body ?? null));
    const fingerprint = createHash('sha256')
      .update(canonicalJson({ by, route, body: plain }))
      .digest('hex');
    return this.database.write(tenant, async (em) => {
      // A twin in flight waits here for the first to commit, then reads its answer.
      const taken = await em.query<unknown[]>(
        `insert into receipt (tenant, key, fingerprint) values ($1, $2, $3)
         on conflict (tenant, key) do nothing returning 1`,
        [tenant, key, fingerprint],
      );
      if (taken.length === 0) return this.earlier<T>(em, tenant, key, fingerprint);
      const answer = await work(em);
      await em.query(`update receipt set answer = $3 where tenant = $1 and key = $2`, [
        tenant,
        key,
        JSON.stringify({ answer }),
      ]);
      return answer;
    });
  }

  private async earlier<T>(em: EntityManager, tenant: string, key: string, fingerprint: string): Promise<T> {
    const [row] = await em.query<{ fingerprint: string; answer: { answer: T } }[]>(
      `select fingerprint, answer from receipt where tenant = $1 and key = $2`,
      [tenant, key],
    );
    if (row?.fingerprint !== fingerprint) throw new ProblemError(422, 'idempotency-key-reused');
    return row.answer.answer;
  }
}
