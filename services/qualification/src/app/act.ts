/** One act on the archive: whose tenant, by whom, when, as part of what. */
import { correlation } from '@holdpoint/service-kit';
import type { CallerIdentity } from '@holdpoint/auth';
import type { Instant } from '@holdpoint/permit-domain';

export interface Act {
  readonly tenant: string;
  /** A person's id, `client:<id>` for a machine, `system:<what>` for the service itself. */
  readonly by: string;
  readonly at: Instant;
  readonly correlationId: string;
}

export const actorOf = (caller: CallerIdentity): string => caller.person ?? `client:${caller.client ?? 'unknown'}`;

export const actOf = (caller: CallerIdentity, at: Instant): Act => ({
  tenant: caller.tenant,
  by: actorOf(caller),
  at,
  correlationId: correlation.id(),
});

/** What the service does by itself, such as the nightly sweep. */
export const systemAct = (tenant: string, what: string, at: Instant, correlationId = correlation.id()): Act => ({
  tenant,
  by: `system:${what}`,
  at,
  correlationId,
});
