/** The moments at which something happens to a permit though nobody acts. */
import type { Instant } from '../time/instant';

export type DeadlineKind =
  | 'prerequisites'
  | 'stageReminder'
  | 'stageLimit'
  | 'startBy'
  | 'validityEnd'
  | 'watch'
  | 'certificate'
  | 'suspension'
  | 'fireWatchEnd'
  | 'acceptance'
  | 'greenChannelReview';

export interface Deadline {
  /** Stable while it stands, e.g. `stage-limit/safety`; what `deadlinePassed` names. */
  readonly id: string;
  readonly at: Instant;
  readonly kind: DeadlineKind;
  /** Who is waited for. */
  readonly duty?: string;
  readonly stage?: string;
}
