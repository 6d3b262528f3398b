/** Submits what a draft holds, under the same rules as a form sent whole; the draft goes once the permit is there. */
import { Injectable } from '@nestjs/common';
import { DoorReadModel } from '../db/door.read-model';
import { DraftStore } from '../db/draft.store';
import type { GivenSubmission, Requester } from './acts';
import { draftUnknown, draftView } from './drafts';
import { fingerprintOf } from './fingerprint';
import { sameAnswer, type CommandAnswer } from './permit-problems';
import { SubmitPermit } from './submit-permit.use-case';

@Injectable()
export class SubmitDraft {
  constructor(
    private readonly drafts: DraftStore,
    private readonly record: DoorReadModel,
    private readonly permits: SubmitPermit,
  ) {}

  /**
   * @param checked turns the draft's content into a submission's body, or throws with every field that isn't of its shape
   * @throws ProblemError 404, and what a submission throws; the draft stays then
   */
  async run(
    by: Requester,
    id: string,
    key: string,
    checked: (content: object) => Promise<GivenSubmission>,
  ): Promise<CommandAnswer> {
    const { tenant, person } = by;
    const asked = { route: 'submit draft', body: { draft: id } };
    const row = await this.drafts.one(tenant, person, id);
    // Gone because it was submitted, perhaps by this very request, whose answer got lost.
    if (!row) return this.answered(by, key, asked);
    const { type, pack, content } = draftView(row);
    const reply = await this.permits.run({ by, type, pack, body: await checked(content), key, asked });
    await this.drafts.remove(tenant, person, id);
    return reply;
  }

  private async answered(by: Requester, key: string, asked: { route: string; body: unknown }): Promise<CommandAnswer> {
    const earlier = await this.record.earlier(by.tenant, key);
    if (!earlier) throw draftUnknown();
    return sameAnswer(earlier, fingerprintOf({ ...by, ...asked }));
  }
}
