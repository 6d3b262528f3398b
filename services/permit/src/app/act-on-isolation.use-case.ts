/** Every act upon an isolation that is planned: decided under its lock, recorded once by its key (P12). */
import { ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { IsolationStore, type IsolationReply } from '../db/isolation.store';
import { receiptOf } from './administration';
import { asked, isolationCommand, type IsolationRequestOn } from './isolation-acts';

@Injectable()
export class ActOnIsolation {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly register: IsolationStore,
  ) {}

  /** @throws ProblemError 404, 409 (taken off for good), 412 (stale), 403 (not theirs to do), 422 (every reason at once; key reused) */
  run(request: IsolationRequestOn): Promise<IsolationReply> {
    const { by, number, name, expectedSequence } = request;
    const receipt = receiptOf(request, `${name} ${number}`, asked(request));
    return this.receipts.once(receipt, (em) =>
      this.register.act(em, {
        tenant: by.tenant,
        number,
        command: isolationCommand(name, request),
        fingerprint: receipt.fingerprint,
        ...(expectedSequence !== undefined && { expectedSequence }),
      }),
    );
  }
}
