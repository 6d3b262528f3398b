/** Saves what somebody has filled in so far: a new draft, or the next version of one (T3: nothing typed is lost). */
import { ReceiptStore } from '@holdpoint/service-kit';
import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DraftStore } from '../db/draft.store';
import { receiptOf, type AdministrativeAct } from './administration';
import { contentOf, draftUnknown, draftView, type DraftView, type GivenDraft } from './drafts';
import { staleSequence } from './permit-problems';

@Injectable()
export class SaveDraft {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly drafts: DraftStore,
  ) {}

  add(act: AdministrativeAct, given: GivenDraft): Promise<DraftView> {
    const { tenant, person } = act.by;
    return this.receipts.once(receiptOf(act, 'draft', given), async (em) =>
      draftView(await this.drafts.add(em, tenant, person, randomUUID(), contentOf(given))),
    );
  }

  /** @param expected the version that the caller saw (If-Match). @throws ProblemError 404, 412 when it has been saved since, by another device */
  change(act: AdministrativeAct, id: string, given: GivenDraft, expected?: number): Promise<DraftView> {
    const { tenant, person } = act.by;
    return this.receipts.once(receiptOf(act, `draft ${id}`, { ...given, expected }), async (em) => {
      const changed = await this.drafts.change(em, tenant, person, id, contentOf(given), expected);
      if (changed) return draftView(changed);
      const there = await this.drafts.one(tenant, person, id);
      throw there && expected !== undefined ? staleSequence(expected, there.version) : draftUnknown();
    });
  }
}
