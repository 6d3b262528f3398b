/** Goes through every site: what has moved is published, and a day that has ended there is closed with a message of its own. */
import { localTime, plusMinutes, type Instant } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { HeadsStore } from '../../db/heads.store';
import { PublishHeads } from './publish-heads.use-case';

@Injectable()
export class PublishDueHeads {
  constructor(
    private readonly store: HeadsStore,
    private readonly heads: PublishHeads,
  ) {}

  /** @returns how many messages there were */
  async run(at: Instant): Promise<number> {
    let count = 0;
    for (const { tenant, site, zone } of await this.store.sites()) {
      const over = dayBefore(localTime(at, zone).date);
      count += (await this.heads.run(tenant, site, at, over)).length;
    }
    return count;
  }
}

/** The local date before this one. */
export const dayBefore = (date: string): string => plusMinutes(`${date}T12:00:00.000Z`, -1440).slice(0, 10);
