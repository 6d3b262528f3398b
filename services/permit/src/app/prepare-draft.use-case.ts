/** A system prepares a draft for somebody from a work order; the person completes it and submits it in their own name. A system neither submits nor signs. */
import { randomUUID } from 'node:crypto';
import { ProblemError, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { PreparedDraftStore, type PreparedContent, type PreparedRow } from '../db/prepared-draft.store';
import { receiptOf } from './administration';
import { contentOf, draftUnknown, draftView, type DraftView, type GivenDraft } from './drafts';

/** A machine by itself, with no person behind it. */
export interface PreparingSystem {
  readonly tenant: string;
  readonly client: string;
  readonly key: string;
}
export interface GivenPreparedDraft extends GivenDraft {
  /** Who completes and submits it. */
  readonly person: string;
  readonly workOrder: string;
}
export interface PreparedDraftView extends DraftView {
  readonly person: string;
  readonly workOrder: string;
  /** The person has saved it: it is theirs now, and the system changes it no more. */
  readonly takenOver: boolean;
}

const most = 200;

/** The work order is the system's word: it goes into the form with it. */
const prepared = ({ person, workOrder, ...given }: GivenPreparedDraft): PreparedContent => ({
  ...contentOf({ ...given, content: { ...given.content, workOrder } }),
  owner: person,
  workOrder,
});
const viewOf = (row: PreparedRow): PreparedDraftView => ({
  ...draftView(row),
  person: row.owner,
  workOrder: row.workOrder,
  takenOver: row.version !== row.preparedVersion,
});

@Injectable()
export class PrepareDraft {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly drafts: PreparedDraftStore,
  ) {}

  add(by: PreparingSystem, given: GivenPreparedDraft): Promise<PreparedDraftView> {
    return this.receipts.once(receipt(by, 'prepared draft', given), async (em) =>
      viewOf(await this.drafts.add(em, by.tenant, by.client, randomUUID(), prepared(given))),
    );
  }

  /** @throws ProblemError 404 where it isn't this system's, or is submitted or thrown away; 409 `draft-taken-over` */
  change(by: PreparingSystem, id: string, given: GivenPreparedDraft): Promise<PreparedDraftView> {
    return this.receipts.once(receipt(by, `prepared draft ${id}`, given), async (em) => {
      const changed = await this.drafts.change(em, by.tenant, by.client, id, prepared(given));
      if (changed) return viewOf(changed);
      throw (await this.drafts.one(by.tenant, by.client, id))
        ? new ProblemError(409, 'draft-taken-over')
        : draftUnknown();
    });
  }

  async list({ tenant, client }: Omit<PreparingSystem, 'key'>, workOrder?: string): Promise<PreparedDraftView[]> {
    return (await this.drafts.list(tenant, client, workOrder, most)).map(viewOf);
  }
}

const receipt = ({ tenant, client, key }: PreparingSystem, route: string, body: object): ReturnType<typeof receiptOf> =>
  receiptOf({ by: { tenant, person: `client:${client}` }, key }, route, body);
