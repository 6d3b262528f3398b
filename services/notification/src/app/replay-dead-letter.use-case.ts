/** Sends an event that a consumer gave up on to that consumer once more. */
import { DeadLetters } from '@holdpoint/outbox';
import { ProblemError, receiptOf, ReceiptStore, type Commanded } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';

@Injectable()
export class ReplayDeadLetter {
  constructor(
    private readonly letters: DeadLetters,
    private readonly receipts: ReceiptStore,
  ) {}

  /** Twice is harmless: the consumer takes an event once. @throws ProblemError 404 `dead-letter-unknown` */
  async run(command: Pick<Commanded, 'tenant' | 'by' | 'key'>, id: string): Promise<void> {
    await this.receipts.once(
      receiptOf({ ...command, route: `POST /dead-letters/${id}/replays`, body: null }),
      async () => {
        if (!(await this.letters.replay(command.tenant, id, command.by)))
          throw new ProblemError(404, 'dead-letter-unknown');
        return null;
      },
    );
  }
}
