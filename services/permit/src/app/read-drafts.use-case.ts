/** One's own drafts, and nobody else's. */
import { Injectable } from '@nestjs/common';
import { DraftStore } from '../db/draft.store';
import type { Requester } from './acts';
import { draftUnknown, draftView, type DraftView } from './drafts';

const most = 200;

@Injectable()
export class ReadDrafts {
  constructor(private readonly drafts: DraftStore) {}

  /** Last touched first. */
  async list({ tenant, person }: Requester): Promise<DraftView[]> {
    return (await this.drafts.list(tenant, person, most)).map(draftView);
  }

  /** @throws ProblemError 404 */
  async one({ tenant, person }: Requester, id: string): Promise<DraftView> {
    const row = await this.drafts.one(tenant, person, id);
    if (!row) throw draftUnknown();
    return draftView(row);
  }
}
