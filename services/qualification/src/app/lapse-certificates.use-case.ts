/** The sweep that lapses certificates which have run out, and tells of each exactly once. */
import { Injectable } from '@nestjs/common';
import type { Instant } from '@holdpoint/permit-domain';
import { newCorrelationId, TenantDatabase } from '@holdpoint/service-kit';
import { sweepsStore } from '../db/sweeps.store';
import { systemAct } from './act';
import { tellLossOfCertificate } from './tell-loss';

const batch = 200;

@Injectable()
export class LapseCertificates {
  constructor(private readonly database: TenantDatabase) {}

  /** Answers how many lapsed. A second process that sweeps at the same moment finds nothing left. */
  async run(now: Instant): Promise<number> {
    const tenants = await this.database.readAcrossTenants((em) => sweepsStore.tenantsWithLapsed(em, now));
    let lapsed = 0;
    for (const tenant of tenants)
      for (let more = true; more;) {
        const count = await this.sweep(tenant, now);
        lapsed += count;
        more = count === batch;
      }
    return lapsed;
  }

  private sweep(tenant: string, now: Instant): Promise<number> {
    const act = systemAct(tenant, 'lapse', now, newCorrelationId());
    return this.database.write(tenant, async (em) => {
      if (!(await sweepsStore.begin(em, tenant, 'lapse'))) return 0;
      const rows = await sweepsStore.lapse(em, tenant, now, batch);
      for (const { person, certificateClass } of rows)
        await tellLossOfCertificate(em, act, { person, reason: 'lapsed', certificateClass });
      return rows.length;
    });
  }
}
