/** `holdpoint.assignment.changed`: who holds a duty at a site or area, from when until when; the whole set for that duty and place. */
import type { HoldpointEvent } from './cloud-event';

export const assignmentChanged = 'holdpoint.assignment.changed';
export interface AssignmentChangedData {
  readonly site: string;
  readonly area?: string;
  readonly duty: string;
  readonly holders: readonly {
    readonly person: string;
    readonly from: string;
    readonly until?: string;
    readonly absentFrom?: string;
    readonly absentUntil?: string;
  }[];
}
export type AssignmentChanged = HoldpointEvent<typeof assignmentChanged, AssignmentChangedData>;
