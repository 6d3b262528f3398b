/** Defines an area of a site, or renames it. */
import { ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationStore, type NamedPlace } from '../db/administration.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from './administration';

@Injectable()
export class DefineArea {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly store: AdministrationStore,
  ) {}

  /** @throws ProblemError 404 `site-unknown` */
  run(act: AdministrativeAct, site: string, area: NamedPlace): Promise<NamedPlace> {
    return onceOrUnknown(this.receipts, receiptOf(act, `area ${site}/${area.id}`, area), 'site-unknown', async (em) => {
      await this.store.putArea(em, act.by.tenant, site, area);
      return area;
    });
  }
}
