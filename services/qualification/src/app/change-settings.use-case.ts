/** Changes how a tenant's archive is kept: zone, ladder of warnings, training that everybody needs, how fresh a confirmation must be. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { TenantSettingsEntity } from '../db/entities/tenant-settings.entity';
import { type TenantSettings, tenantRulesReadModel } from '../db/tenant-rules.read-model';
import type { Act } from './act';
import { isZone } from './local-date';
import { redateCertificates } from './redate-certificates';
import { refuseFaults } from './refusals';

@Injectable()
export class ChangeSettings {
  async run(em: EntityManager, act: Act, change: Partial<TenantSettings>): Promise<TenantSettings> {
    refuseFaults(
      change.zone !== undefined && !isZone(change.zone)
        ? [{ code: 'time-zone-unknown', field: '/zone', params: { zone: change.zone } }]
        : [],
    );
    const present = await tenantRulesReadModel.settings(em, act.tenant);
    const settings: TenantSettings = {
      zone: change.zone ?? present.zone,
      ladder: change.ladder ?? present.ladder,
      requiredTraining: change.requiredTraining ?? present.requiredTraining,
      freshHours: change.freshHours ?? present.freshHours,
    };
    await em.upsert(
      TenantSettingsEntity,
      {
        ...settings,
        ladder: [...settings.ladder],
        requiredTraining: [...settings.requiredTraining],
        tenant: act.tenant,
        writtenBy: act.by,
        writtenAt: act.at,
      },
      ['tenant'],
    );
    if (settings.zone !== present.zone) await redateCertificates(em, act);
    return settings;
  }
}
