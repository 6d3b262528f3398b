/** Defines a site, or changes it: zone, night, calendar, packs. Open permits keep what they were issued under. */
import { ProblemError, ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationStore, type Site } from '../db/administration.store';
import { EditionsReadModel } from '../db/editions.read-model';
import { receiptOf, type AdministrativeAct } from './administration';
import { PackShelf } from './pack-shelf';

@Injectable()
export class DefineSite {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly store: AdministrationStore,
    private readonly packs: PackShelf,
    private readonly editions: EditionsReadModel,
  ) {}

  /** @throws ProblemError 422 `pack-unknown` */
  async run(act: AdministrativeAct, site: Site): Promise<Site> {
    const foreign = site.packs.filter((pack) => !this.packs.has(pack));
    const own = foreign.length > 0 ? await this.editions.ownPacks(act.by.tenant) : [];
    const unknown = foreign.filter((pack) => !own.includes(pack));
    if (unknown.length > 0)
      throw new ProblemError(
        422,
        'pack-unknown',
        unknown.map((pack) => ({
          code: 'pack-unknown',
          params: { pack },
          field: `/packs/${site.packs.indexOf(pack)}`,
        })),
        { params: { pack: unknown } },
      );
    return this.receipts.once(receiptOf(act, `site ${site.id}`, site), async (em) => {
      await this.store.putSite(em, act.by.tenant, site);
      return site;
    });
  }
}
