/** Throws a draft away; one that's gone already is as gone as it can be. */
import { Injectable } from '@nestjs/common';
import { DraftStore } from '../db/draft.store';
import type { Requester } from './acts';

@Injectable()
export class DeleteDraft {
  constructor(private readonly drafts: DraftStore) {}

  run({ tenant, person }: Requester, id: string): Promise<void> {
    return this.drafts.remove(tenant, person, id);
  }
}
