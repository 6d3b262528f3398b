/** Sends an event that a consumer gave up on to that consumer once more. */
import { DeadLetters } from '@holdpoint/outbox';
import { ProblemError, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { receiptOf, type AdministrativeAct } from './administration';

@Injectable()
export class ReplayDeadLetter {
  constructor(
    private readonly letters: DeadLetters,
    private readonly receipts: ReceiptStore,
  ) {}

  /** Twice is harmless: a consumer takes an event once. @throws ProblemError 404 `dead-letter-unknown`, 503 */
  async run(act: AdministrativeAct, id: string): Promise<void> {
    const { tenant, person } = act.by;
    await this.receipts.once(receiptOf(act, `replay ${id}`, null), async () => {
      if (!(await this.letters.replay(tenant, id, person))) throw new ProblemError(404, 'dead-letter-unknown');
      return null;
    });
  }
}
