/** Sends a delivery that was given up once more, with fresh attempts. */
import { ProblemError, receiptOf, ReceiptStore, type Commanded } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { DeliveryStore } from '../db/delivery.store';

@Injectable()
export class ReplayDelivery {
  constructor(
    private readonly deliveries: DeliveryStore,
    private readonly receipts: ReceiptStore,
  ) {}

  /** @throws ProblemError 404 `delivery-unknown`, 409 `delivery-not-dead` */
  async run(command: Pick<Commanded, 'tenant' | 'by' | 'key'>, id: string): Promise<void> {
    const { tenant } = command;
    await this.receipts.once(
      receiptOf({ ...command, route: `POST /deliveries/${id}/replays`, body: null }),
      async (em) => {
        const delivery = await this.deliveries.one(em, tenant, id);
        if (!delivery) throw new ProblemError(404, 'delivery-unknown');
        if (!(await this.deliveries.revive(em, tenant, id)))
          throw new ProblemError(409, 'delivery-not-dead', [], { params: { state: delivery.state } });
        return null;
      },
    );
  }
}
