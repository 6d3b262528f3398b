/** A site's own say over one day: holiday, rest day or working day, over the public calendar. */
import { ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationStore } from '../db/administration.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from './administration';
import type { DayKind } from './special-days';

export interface CalendarDay {
  /** Local date, `YYYY-MM-DD`. */
  readonly day: string;
  readonly kind: DayKind;
}

@Injectable()
export class MarkCalendarDay {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly store: AdministrationStore,
  ) {}

  /** @throws ProblemError 404 `site-unknown` */
  run(act: AdministrativeAct, site: string, day: CalendarDay): Promise<CalendarDay> {
    const receipt = receiptOf(act, `calendar ${site}/${day.day}`, day);
    return onceOrUnknown(this.receipts, receipt, 'site-unknown', async (em) => {
      await this.store.putDay(em, act.by.tenant, site, day.day, day.kind);
      return day;
    });
  }
}
