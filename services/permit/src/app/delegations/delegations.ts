/** A delegation as people read it, and the news of it. */
import { delegationChanged, topics, type DelegationChangedData } from '@holdpoint/contracts';
import type { NewEvent } from '@holdpoint/outbox';
import type { Instant } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import type { Delegation } from '../../db/delegation.store';

export type DelegationStanding = 'planned' | 'inForce' | 'over' | 'withdrawn';
export interface DelegationView extends Delegation {
  /** At the moment of reading. */
  readonly standing: DelegationStanding;
}

export const delegationUnknown = (): ProblemError => new ProblemError(404, 'delegation-unknown');

export function delegationView(delegation: Delegation, now: Instant): DelegationView {
  const { from, until, withdrawn } = delegation;
  const standing = withdrawn ? 'withdrawn' : until <= now ? 'over' : now < from ? 'planned' : 'inForce';
  return { ...delegation, standing };
}

/** Why it was given or taken back stays in the service. */
export function delegationNews(tenant: string, delegation: Delegation): NewEvent {
  const { id, holder, delegate, duties, sites, covers, from, until, grantedAt, withdrawn } = delegation;
  const data: DelegationChangedData = {
    id,
    holder,
    delegate,
    duties,
    sites,
    ...(covers && { covers }),
    from,
    until,
    ...(withdrawn && { withdrawn: { at: withdrawn.at, by: withdrawn.by } }),
    at: withdrawn?.at ?? grantedAt,
  };
  return { topic: topics.assignment, key: id, type: delegationChanged, tenant, data };
}
