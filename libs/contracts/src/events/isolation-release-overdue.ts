/** `holdpoint.isolation.release-overdue`: points released for a test run are still released past the site's limit. */
import type { HoldpointEvent } from './cloud-event';

export const isolationReleaseOverdue = 'holdpoint.isolation.release-overdue';
export interface IsolationReleaseOverdueData {
  readonly number: string;
  readonly site: string;
  readonly area: string;
  /** IANA name of the site's zone; people read times in it. */
  readonly zone: string;
  readonly equipment: string;
  /** Points that are released. */
  readonly points: readonly string[];
  /** Who released the first of them. */
  readonly releasedBy: string;
  readonly releasedAt: string;
  readonly dueAt: string;
  /** Which warning this is: 1 at the limit; later ones go further up the line. */
  readonly rung: number;
  /** Duties that are warned. */
  readonly to: readonly string[];
  /** Permits that stand on it and aren't over, with their people. */
  readonly permits: readonly {
    readonly number: string;
    readonly applicant: string;
    readonly people: readonly { readonly person: string; readonly role: string }[];
  }[];
}
export type IsolationReleaseOverdue = HoldpointEvent<typeof isolationReleaseOverdue, IsolationReleaseOverdueData>;
