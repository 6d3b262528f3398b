/** Warns of points that are still released for a test past the site's limit, and goes up the line until they are applied again (P12). */
import { isolationReleaseOverdue, topics, type IsolationReleaseOverdueData } from '@holdpoint/contracts';
import { appendToOutbox } from '@holdpoint/outbox';
import { dutiesToWarn, releaseRungsDue, stands, type Instant } from '@holdpoint/permit-domain';
import { TenantDatabase } from '@holdpoint/service-kit';
import { Injectable } from '@nestjs/common';
import { ReminderStore, type OverdueRelease } from '../../db/reminder.store';

@Injectable()
export class WarnOfOpenReleases {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: ReminderStore,
  ) {}

  due(at: Instant): Promise<OverdueRelease[]> {
    return this.store.overdueReleases(at);
  }

  /** @returns whether a warning went out: not when it was told already, or the points have been applied meanwhile */
  warn({ tenant, number }: OverdueRelease, at: Instant): Promise<boolean> {
    return this.database.write(tenant, async (em) => {
      const held = await this.store.holdRelease(em, tenant, number);
      const release = held?.isolation.testRelease;
      if (!held || release?.dueAt === undefined) return false;
      const { isolation, zone } = held;
      const { by, at: releasedAt, dueAt } = release;
      const rung = releaseRungsDue(dueAt, at);
      if (rung <= (await this.store.warned(em, tenant, number, dueAt))) return false;
      const dependents = await this.store.dependents(em, tenant, number);
      const data: IsolationReleaseOverdueData = {
        number,
        site: isolation.site,
        area: isolation.area,
        zone,
        equipment: isolation.equipment,
        points: isolation.points.filter(({ state }) => state === 'released').map(({ point }) => point),
        releasedBy: by,
        releasedAt,
        dueAt,
        rung,
        to: dutiesToWarn(rung),
        permits: dependents.filter(stands).map(({ phase: _, ...permit }) => permit),
      };
      await this.store.keepWarning(em, tenant, { number, dueAt, rung, at });
      await appendToOutbox(em, {
        topic: topics.isolation,
        type: isolationReleaseOverdue,
        key: number,
        tenant,
        time: at,
        data,
      });
      return true;
    });
  }
}
