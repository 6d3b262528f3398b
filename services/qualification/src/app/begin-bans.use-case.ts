/** The sweep that tells of bans which were set for later and have begun. */
import { Injectable } from '@nestjs/common';
import type { Instant } from '@holdpoint/permit-domain';
import { newCorrelationId, TenantDatabase } from '@holdpoint/service-kit';
import { sweepsStore } from '../db/sweeps.store';
import { systemAct } from './act';
import { tellLoss } from './tell-loss';

@Injectable()
export class BeginBans {
  constructor(private readonly database: TenantDatabase) {}

  /** Answers how many began. */
  async run(now: Instant): Promise<number> {
    const tenants = await this.database.readAcrossTenants((em) => sweepsStore.tenantsWithBans(em, now));
    let begun = 0;
    for (const tenant of tenants) {
      const act = systemAct(tenant, 'begin-bans', now, newCorrelationId());
      begun += await this.database.write(tenant, async (em) => {
        if (!(await sweepsStore.begin(em, tenant, 'begin-bans'))) return 0;
        const bans = await sweepsStore.beginBans(em, tenant, now);
        for (const { person, site } of bans)
          await tellLoss(em, act, { person, reason: 'banned', ...(site !== null && { site }) });
        return bans.length;
      });
    }
    return begun;
  }
}
