/** Who signs for whom, at a site or of one person; as open to everybody of the tenant as who holds which duty. */
import type { Instant } from '@holdpoint/permit-domain';
import { Injectable } from '@nestjs/common';
import { DelegationStore } from '../../db/delegation.store';
import { delegationUnknown, delegationView, type DelegationView } from './delegations';

const most = 500;

@Injectable()
export class ReadDelegations {
  constructor(private readonly delegations: DelegationStore) {}

  /** The newest first. @param standing only those that still give a right, or will */
  async list(
    tenant: string,
    { person, site, standing }: { readonly person?: string; readonly site?: string; readonly standing?: boolean },
    now: Instant,
  ): Promise<DelegationView[]> {
    const filter = {
      ...(person !== undefined && { person }),
      ...(site !== undefined && { site }),
      ...(standing && { standingAt: now }),
    };
    return (await this.delegations.list(tenant, filter, most)).map((row) => delegationView(row, now));
  }

  /** @throws ProblemError 404 */
  async one(tenant: string, id: string, now: Instant): Promise<DelegationView> {
    const row = await this.delegations.one(tenant, id);
    if (!row) throw delegationUnknown();
    return delegationView(row, now);
  }
}
