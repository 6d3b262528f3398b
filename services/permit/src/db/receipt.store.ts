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
      await em.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [`receipt ${tenant} ${key}`]);
      const earlier = await this.earlier<T>(em, { tenant, key, fingerprint });
      if (earlier) return earlier.answer;
      const answer = await work(em);
      await em.query(`insert into receipt (tenant, key, fingerprint, status, answer) values ($1, $2, $3, 200, $4)`, [
        tenant,
        key,
        fingerprint,
        JSON.stringify({ answer }),
      ]);
      return answer;
    });
  }

  private async earlier<T>(
    em: EntityManager,
    { tenant, key, fingerprint }: Receipted,
  ): Promise<{ answer: T } | undefined> {
    const [row] = await em.query<{ fingerprint: string; answer: { answer: T } }[]>(
      `select fingerprint, answer from receipt where tenant = $1 and key = $2`,
      [tenant, key],
    );
    if (row && row.fingerprint !== fingerprint) throw new ProblemError(422, 'idempotency-key-reused');
    return row?.answer;
  }
}
