/** The in-app inbox: an item in each person's list, and a nudge to the streams that are open for them. */
import { Injectable } from '@nestjs/common';
import { InboxStore } from '../../db/inbox.store';
import type { Channel, Outcome, Parcel } from '../channel';

@Injectable()
export class InboxChannel implements Channel {
  readonly name = 'inbox';
  readonly always = true;
  readonly available = true;
  readonly lanes = 2;
  readonly batch = 50;

  constructor(private readonly inbox: InboxStore) {}

  accepts(): boolean {
    return false;
  }

  async deliver(parcels: readonly Parcel[]): Promise<Outcome[]> {
    await this.inbox.put(parcels);
    return parcels.map(() => ({ delivered: true }));
  }
}
