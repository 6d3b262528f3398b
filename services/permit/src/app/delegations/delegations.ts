/** A delegation as people read it, and the news of it. */
import { delegationChanged, topics, type DelegationChangedData } from '@holdpoint/contracts';
import type { NewEvent } from '@holdpoint/outbox';
import type { Instant } from '@holdpoint/permit-domain';
import { ProblemError } from '@holdpoint/service-kit';
import type { DelegationRow, NewDelegation, Withdrawal } from '../../db/delegation.store';

export type DelegationStanding = 'planned' | 'inForce' | 'over' | 'withdrawn';
export interface DelegationView {
  readonly id: string;
  readonly holder: string;
  readonly delegate: string;
  readonly duties: readonly string[];
  readonly sites: readonly string[];
  readonly covers?: NewDelegation['covers'];
  readonly from: Instant;
  readonly until: Instant;
  readonly reason: string;
  readonly grantedAt: Instant;
  readonly withdrawn?: Withdrawal;
  /** At the moment of reading. */
  readonly standing: DelegationStanding;
}

export const delegationUnknown = (): ProblemError => new ProblemError(404, 'delegation-unknown');

export function delegationView(row: DelegationRow, now: Instant): DelegationView {
  const { id, holder, delegate, duties, sites, covers, reason } = row;
  const [from, until] = [row.from.toISOString(), row.until.toISOString()];
  const withdrawn = row.withdrawnAt && {
    by: row.withdrawnBy ?? '',
    reason: row.withdrawnFor ?? '',
    at: row.withdrawnAt.toISOString(),
  };
  return {
    id,
    holder,
    delegate,
    duties,
    sites,
    ...(covers && { covers }),
    from,
    until,
    reason,
    grantedAt: row.grantedAt.toISOString(),
    ...(withdrawn && { withdrawn }),
    standing: withdrawn ? 'withdrawn' : until <= now ? 'over' : now < from ? 'planned' : 'inForce',
  };
}

export function delegationNews(tenant: string, view: Omit<DelegationView, 'standing'>): NewEvent {
  const { id, holder, delegate, duties, sites, covers, from, until, grantedAt, withdrawn } = view;
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
