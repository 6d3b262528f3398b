/** `holdpoint.isolation.changed`: one per entry of an isolation of the register, in order of its sequence. */
import type { HoldpointEvent } from './cloud-event';

export const isolationChanged = 'holdpoint.isolation.changed';
export interface IsolationChangedData {
  readonly number: string;
  readonly sequence: number;
  readonly at: string;
  readonly site: string;
  readonly area: string;
  readonly equipment: string;
  readonly state: 'planned' | 'applied' | 'verified' | 'temporarilyReleased' | 'broken' | 'removed';
  /** Every point verified, and the keys out of reach: work may go on behind it. */
  readonly inForce: boolean;
  /** What happened, in order. */
  readonly events: readonly string[];
  /** Who did it. */
  readonly actor: string;
  readonly points: readonly { readonly point: string; readonly kind: string; readonly state: string }[];
  /** Permits that stand on it. */
  readonly dependents: readonly string[];
  /** Permits that stood on it until this entry. */
  readonly unlinked: readonly string[];
  readonly hash: string;
}
export type IsolationChanged = HoldpointEvent<typeof isolationChanged, IsolationChangedData>;
