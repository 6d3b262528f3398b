/** `holdpoint.delegation.changed`: a holder of a duty lets somebody sign in their place, or no longer does. Ids only; the reasons given stay in the service. */
import type { HoldpointEvent } from './cloud-event';

export const delegationChanged = 'holdpoint.delegation.changed';
export interface DelegationChangedData {
  readonly id: string;
  /** The holder, in whose place is signed. */
  readonly holder: string;
  readonly delegate: string;
  readonly duties: readonly string[];
  readonly sites: readonly string[];
  /** Permit types, and of each the levels, absent for every level; absent: every permit of the sites. */
  readonly covers?: readonly { readonly type: string; readonly levels?: readonly string[] }[];
  readonly from: string;
  readonly until: string;
  /** Absent while it stands. */
  readonly withdrawn?: { readonly at: string; readonly by: string };
  readonly at: string;
}
export type DelegationChanged = HoldpointEvent<typeof delegationChanged, DelegationChangedData>;
