/** The sweep that warns of certificates which will lapse: each rung of the tenant's ladder once. */
import { Injectable } from '@nestjs/common';
import { certificateExpiring, type CertificateExpiringData, topics } from '@holdpoint/contracts';
import { appendToOutbox, type NewEvent } from '@holdpoint/outbox';
import { type Instant, plusMinutes, toEpochMs, toInstant } from '@holdpoint/permit-domain';
import { newCorrelationId, TenantDatabase } from '@holdpoint/service-kit';
import { sweepsStore } from '../db/sweeps.store';
import { tenantRulesReadModel } from '../db/tenant-rules.read-model';
import { systemAct } from './act';
import { rungOf } from './expiry-ladder';
import { expiryWarnings } from './measures';
import { addDays, localDateOf } from './local-date';

/** The highest rung that a ladder may have, and a few days for zones. */
export const longestLadderDays = 365;
const horizonMinutes = (longestLadderDays + 3) * 1440;

@Injectable()
export class WarnOfExpiry {
  constructor(private readonly database: TenantDatabase) {}

  /** Answers how many warnings went out. */
  async run(now: Instant): Promise<number> {
    const until = plusMinutes(now, horizonMinutes);
    const tenants = await this.database.readAcrossTenants((em) => sweepsStore.tenantsWithHeld(em, until));
    let warned = 0;
    for (const tenant of tenants) warned += await this.sweep(tenant, now);
    return warned;
  }

  private sweep(tenant: string, now: Instant): Promise<number> {
    const act = systemAct(tenant, 'expiry-ladder', now, newCorrelationId());
    return this.database.write(tenant, async (em) => {
      if (!(await sweepsStore.begin(em, tenant, 'expiry-ladder'))) return 0;
      const { zone, ladder } = await tenantRulesReadModel.settings(em, tenant);
      if (ladder.length === 0) return 0;
      const today = localDateOf(now, zone);
      const events: NewEvent<CertificateExpiringData>[] = [];
      for (const one of await sweepsStore.expiring(em, tenant, today, addDays(today, Math.max(...ladder)))) {
        const days = rungOf(one.lastDay, today, ladder);
        if (days === undefined || (one.told !== null && one.told <= days)) continue;
        const warning = { tenant, certificate: one.id, lastDay: one.lastDay, days, at: now };
        if (!(await sweepsStore.addWarning(em, warning))) continue;
        events.push({
          topic: topics.qualification,
          key: one.person,
          type: certificateExpiring,
          tenant,
          correlationId: act.correlationId,
          time: now,
          data: {
            person: one.person,
            certificateClass: one.certificateClass,
            certificate: one.id,
            // The last moment that counts, so that it reads as the printed day in the zone.
            validUntil: toInstant(toEpochMs(one.endsAt) - 1),
            days,
            ...(one.team !== null && { team: one.team }),
            ...(one.superior !== null && { superior: one.superior }),
          },
        });
      }
      await appendToOutbox(em, events);
      for (const { data } of events) expiryWarnings.inc({ days: String(data.days) });
      return events.length;
    });
  }
}
