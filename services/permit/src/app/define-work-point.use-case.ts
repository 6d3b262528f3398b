/** Defines a work point: its position and place on the plan, the code on its plate (kept as a hash), the space, bund or line that it lies in. */
import { ReceiptStore } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { AdministrationStore, type WorkPoint } from '../db/administration.store';
import { onceOrUnknown, receiptOf, type AdministrativeAct } from './administration';
import { codeHashOf } from './work-point-code';

@Injectable()
export class DefineWorkPoint {
  constructor(
    private readonly receipts: ReceiptStore,
    private readonly store: AdministrationStore,
  ) {}

  /** @param code absent: the plate's code stays as it is. @throws ProblemError 404 `area-unknown` */
  run(act: AdministrativeAct, site: string, point: WorkPoint, code?: string): Promise<WorkPoint> {
    const { tenant } = act.by;
    const codeHash = code === undefined ? undefined : codeHashOf({ tenant, site, workPoint: point.id }, code);
    const receipt = receiptOf(act, `work-point ${site}/${point.id}`, { ...point, codeHash });
    return onceOrUnknown(this.receipts, receipt, 'area-unknown', async (em) => {
      await this.store.putWorkPoint(em, tenant, site, point, codeHash);
      return point;
    });
  }
}
