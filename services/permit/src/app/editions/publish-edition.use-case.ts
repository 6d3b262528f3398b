/** Publishes a draft: checked whole, its cases run, its differences known; at once or from a moment on, everywhere or at some sites first (P8, T2, L2). */
import { ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { EditionsReadModel } from '../../db/editions.read-model';
import { EditionStore } from '../../db/edition.store';
import { receiptOf, type AdministrativeAct } from '../administration';
import { staleSequence } from '../permit-problems';
import { CheckEdition } from './check-edition.use-case';
import { editionUnknown, notADraft, refuseAll } from './edition-problems';
import { editionView, type EditionView } from './edition-view';
import { Publication, type GivenPublication } from './publication';
import { LookAround } from './surroundings';

@Injectable()
export class PublishEdition {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly editions: EditionStore,
    private readonly reading: EditionsReadModel,
    private readonly checking: CheckEdition,
    private readonly publication: Publication,
    private readonly lookAround: LookAround,
  ) {}

  /**
   * @param expected the revision that was looked at (If-Match)
   * @throws ProblemError 403 `publisher-is-author`; 404; 409 `edition-not-draft`, `edition-overtaken`; 412; 422 with everything at once
   */
  async run(act: AdministrativeAct, id: string, given: GivenPublication, expected?: number): Promise<EditionView> {
    const { tenant } = act.by;
    const seen = await this.reading.one(tenant, id);
    if (!seen) throw editionUnknown();
    const [around, cases] = await Promise.all([this.lookAround.run(tenant), this.checking.casesOf(tenant, seen)]);
    return this.receipts.once(receiptOf(act, `publish edition ${id}`, { ...given, expected }), async (em) => {
      await this.editions.lock(em, tenant, seen);
      const draft = await this.editions.hold(em, tenant, id);
      if (!draft) throw editionUnknown();
      if (draft.state !== 'draft') throw notADraft(draft);
      // The cases were run on what was read before the lock.
      const looked = expected ?? seen.revision;
      if (looked !== draft.revision) throw staleSequence(looked, draft.revision);
      refuseAll(
        'edition-refused',
        cases.broken.map(({ case: name, clause, faults }) => ({
          code: 'edition-case-broken',
          field: '/cases',
          clause,
          params: { case: name, faults },
        })),
      );
      const { row } = await this.publication.publish(em, act.by, draft, given, around);
      return editionView(row, new Date());
    });
  }
}
