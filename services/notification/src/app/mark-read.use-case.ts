/** Marks items of one's own inbox as read: the ones named, or all up to a position. */
import { ProblemError, receiptOf, ReceiptStore, type Commanded } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { InboxReadModel } from '../db/inbox.read-model';
import { InboxStore } from '../db/inbox.store';

export interface Reading {
  readonly items?: readonly string[];
  readonly upTo?: number;
}

@Injectable()
export class MarkRead {
  constructor(
    private readonly inbox: InboxStore,
    private readonly items: InboxReadModel,
    private readonly receipts: ReceiptStore,
  ) {}

  /** Answers how many are still unread. @throws ProblemError 404 `inbox-item-unknown`: then nothing is marked */
  run(command: Pick<Commanded, 'tenant' | 'by' | 'key'>, reading: Reading): Promise<{ unread: number }> {
    const { tenant, by: person } = command;
    return this.receipts.once(receiptOf({ ...command, route: 'POST /inbox/reads', body: reading }), async (em) => {
      const ids = [...new Set(reading.items ?? [])];
      if (ids.length > 0 && (await this.inbox.markRead(em, tenant, person, ids)) < ids.length)
        throw new ProblemError(404, 'inbox-item-unknown');
      if (reading.upTo !== undefined) await this.inbox.markReadUpTo(em, tenant, person, reading.upTo);
      return { unread: await this.items.unread(em, tenant, person) };
    });
  }
}
