/** Writes the projection of permits and the people they name. */
import type { PermitTransitionedData } from '@holdpoint/contracts';
import { livePhases } from '@holdpoint/permit-domain';
import { prepared } from '@holdpoint/service-kit';
import type { EntityManager } from 'typeorm';

/** An event that is older than what is known changes nothing. */
const projectStatement = prepared(
  'project-permit',
  `insert into named_permit (tenant, number, permit_type, level, site, area, phase, live, valid_until, sequence, people)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (tenant, number) do update
          set permit_type = excluded.permit_type, level = excluded.level, site = excluded.site, area = excluded.area,
              phase = excluded.phase, live = excluded.live, valid_until = excluded.valid_until,
              sequence = excluded.sequence, people = excluded.people
        where named_permit.sequence < excluded.sequence`,
);

export const namedPermitsStore = {
  async project(em: EntityManager, tenant: string, permit: PermitTransitionedData): Promise<void> {
    const live = (livePhases as readonly string[]).includes(permit.phase);
    await em.query(projectStatement, [
      tenant,
      permit.number,
      permit.permitType,
      permit.level,
      permit.site,
      permit.area,
      permit.phase,
      live,
      permit.validUntil,
      permit.sequence,
      JSON.stringify(permit.people),
    ]);
  },
} as const;
