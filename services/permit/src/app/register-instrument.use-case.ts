/** Registers a portable gas instrument, or renews its calibration (GB 30871 cl. 4.12). */
import { ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationStore, type Instrument } from '../db/administration.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from './administration';

@Injectable()
export class RegisterInstrument {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly store: AdministrationStore,
  ) {}

  /** @throws ProblemError 404 `site-unknown` */
  run(act: AdministrativeAct, instrument: Instrument): Promise<Instrument> {
    const receipt = receiptOf(act, `instrument ${instrument.id}`, instrument);
    return onceOrUnknown(this.receipts, receipt, 'site-unknown', async (em) => {
      await this.store.putInstrument(em, act.by.tenant, instrument);
      return instrument;
    });
  }
}
