/** `holdpoint.permit.transitioned`: one per recorded transition, in order per permit. Ids and roles only; no names, no numbers of people. */
import type { HoldpointEvent } from './cloud-event';

export const permitTransitioned = 'holdpoint.permit.transitioned';
export interface PermitTransitionedData {
  readonly number: string;
  readonly permitType: string;
  readonly pack: string;
  readonly level: string;
  readonly site: string;
  /** IANA name of the site's zone; people read times in it. */
  readonly zone: string;
  readonly area: string;
  readonly workPoint: string;
  readonly sequence: number;
  readonly at: string;
  readonly phase: string;
  readonly previousPhase?: string;
  /** The domain events of this transition, in order, with the params that `eventParams` gives each. */
  readonly events: readonly {
    readonly name: string;
    readonly params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  }[];
  readonly reasons: readonly {
    readonly code: string;
    readonly clause?: string;
    readonly params: Readonly<Record<string, string | number | boolean | readonly string[]>>;
  }[];
  readonly applicant: string;
  readonly people: readonly { readonly person: string; readonly role: string }[];
  /** Duties that may act now, and until when. */
  readonly waitingOn: readonly {
    readonly stage: string;
    readonly duties: readonly string[];
    readonly dueAt?: string;
  }[];
  readonly validUntil: string;
  readonly linked: readonly string[];
  readonly workOrder?: string;
  readonly hash: string;
  /** `TransitionWords` as JSON, encrypted for the notification service; it stays there. */
  readonly sealed?: string;
}
export type PermitTransitioned = HoldpointEvent<typeof permitTransitioned, PermitTransitionedData>;
