/** Rings when deliveries have become due: the lanes of this process look at once. Those of other replicas have their own news, and look now and again. */
import { afterCommit } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

@Injectable()
export class DeliveryBell {
  private readonly listeners: (() => void)[] = [];

  onRing(listener: () => void): void {
    this.listeners.push(listener);
  }

  /**
   * Rings once the transaction of `em` has committed: before, nobody would find anything. Not by NOTIFY, which lets transactions commit only one after the
   * other, each waiting for the disk of the one before.
   */
  ringAfterCommit(em: EntityManager): void {
    afterCommit(em, () => {
      for (const listener of this.listeners) listener();
    });
  }
}
