/** Makes a command outside a permit's life happen once: its answer is kept by its key, in the transaction of its effect. */
import { ProblemError, TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface Receipted {
  readonly tenant: string;
  readonly key: string;
  readonly fingerprint: string;
}

@Injectable()
export class ReceiptStore {
  constructor(private readonly database: TenantDatabase) {}

  /**
   * Runs `work` and keeps what it answers, all in one transaction; the same key again gets that answer without running it.
   * @throws ProblemError 422 `idempotency-key-reused` when the key was used for another request
   */
  once<T>({ tenant, key, fingerprint }: Receipted, work: (em: EntityManager) => Promise<T>): Promise<T> {
    return this.database.write(tenant, async (em) => {
      // A twin in flight waits here for the first to commit, then reads its answer.
      const taken = await em.query<unknown[]>(
        `insert into receipt (tenant, key, fingerprint, status) values ($1, $2, $3, 200)
         on conflict (tenant, key) do nothing returning 1`,
        [tenant, key, fingerprint],
      );
      if (taken.length === 0) return this.earlier<T>(em, { tenant, key, fingerprint });
      const answer = await work(em);
      await em.query(`update receipt set answer = $3 where tenant = $1 and key = $2`, [
        tenant,
        key,
        JSON.stringify({ answer }),
      ]);
      return answer;
    });
  }

  private async earlier<T>(em: EntityManager, { tenant, key, fingerprint }: Receipted): Promise<T> {
    const [row] = await em.query<{ fingerprint: string; answer: { answer: T } }[]>(
      `select fingerprint, answer from receipt where tenant = $1 and key = $2`,
      [tenant, key],
    );
    if (row?.fingerprint !== fingerprint) throw new ProblemError(422, 'idempotency-key-reused');
    return row.answer.answer;
  }
}
