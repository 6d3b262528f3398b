/** Makes a command happen once: its answer is kept by its key, in the transaction of its effect. */
import { createHash } from 'node:crypto';
import { canonicalJson } from '@holdpoint/permit-domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SettingsReader } from '../boot/settings';
import { TenantDatabase } from '../database/tenant-database';
import { ProblemError } from '../problem/problem-error';
import { Retention } from '../retention/retention';

/** A request that is to happen once. */
export interface Commanded {
  readonly tenant: string;
  /** The person, or the client, who asks. */
  readonly by: string;
  readonly key: string;
  /** What is done to what, such as `PUT /contacts/p-1`. */
  readonly route: string;
  readonly body: unknown;
}

/** What a key stands for: another fingerprint with the same key is another request. */
export interface Receipted {
  readonly tenant: string;
  readonly key: string;
  readonly fingerprint: string;
}

export function receiptOf({ tenant, by, key, route, body }: Commanded): Receipted {
  const plain: unknown = JSON.parse(JSON.stringify(body ?? null));
  const fingerprint = createHash('sha256')
    .update(canonicalJson({ by, route, body: plain }))
    .digest('hex');
  return { tenant, key, fingerprint };
}

@Injectable()
export class ReceiptStore implements OnModuleInit {
  constructor(
    private readonly database: TenantDatabase,
    private readonly retention: Retention,
  ) {}

  onModuleInit(): void {
    const read = new SettingsReader();
    // A phone tries for hours, a stubborn interface for days.
    const days = read.checked(read.number('HOLDPOINT_RECEIPT_KEEP_DAYS', 30, { min: 2 }));
    this.retention.keep({
      table: 'receipt',
      which: 'r.created_at < now() - make_interval(days => $1)',
      age: days,
      orderBy: 'created_at',
    });
  }

  /**
   * Runs `work` and keeps what it answers, all in one transaction; the same key again gets that answer without running it. A command that was
   * refused leaves nothing behind, so that it can be mended and sent with the same key.
   * @throws ProblemError 422 `idempotency-key-reused` when the key was used for another request
   */
  once<T>(receipt: Receipted, work: (em: EntityManager) => Promise<T>): Promise<T> {
    const { tenant, key, fingerprint } = receipt;
    return this.database.write(tenant, async (em) => {
      // A twin in flight waits here for the first to commit, then reads its answer.
      const taken = await em.query<unknown[]>(
        `insert into receipt (tenant, key, fingerprint) values ($1, $2, $3)
         on conflict (tenant, key) do nothing returning 1`,
        [tenant, key, fingerprint],
      );
      if (taken.length === 0) return (await this.earlier<T>(em, receipt))!.answer;
      const answer = await work(em);
      await em.query(`update receipt set answer = $3 where tenant = $1 and key = $2`, [
        tenant,
        key,
        JSON.stringify({ answer }),
      ]);
      return answer;
    });
  }

  /** The answer given before, where the command was done before: for what asks other systems before it writes. */
  seen<T>(receipt: Receipted): Promise<{ readonly answer: T } | undefined> {
    return this.database.read(receipt.tenant, (em) => this.earlier<T>(em, receipt));
  }

  private async earlier<T>(
    em: EntityManager,
    { tenant, key, fingerprint }: Receipted,
  ): Promise<{ readonly answer: T } | undefined> {
    const [row] = await em.query<{ fingerprint: string; answer: { answer: T } }[]>(
      `select fingerprint, answer from receipt where tenant = $1 and key = $2`,
      [tenant, key],
    );
    if (row && row.fingerprint !== fingerprint) throw new ProblemError(422, 'idempotency-key-reused');
    return row?.answer;
  }
}
