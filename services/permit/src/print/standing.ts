/** What a permit's paper has to say across its pages: whether anybody may work by it. */
import type { Phase } from '@holdpoint/permit-domain';

export interface Standing {
  /** Code of its words. */
  readonly code: string;
  /** The permit stands: it is issued, in its time, and not stopped. Only then is the paper printed without words across it. */
  readonly valid: boolean;
}

const not = (code: string): Standing => ({ code, valid: false });
const standings: Readonly<Record<Phase, Standing>> = {
  submitted: not('paper-not-approved'),
  inApproval: not('paper-not-approved'),
  returned: not('paper-not-approved'),
  rejected: not('paper-not-approved'),
  approved: not('paper-not-issued'),
  issued: { code: 'paper-not-started', valid: true },
  active: { code: 'paper-may-work', valid: true },
  suspended: not('paper-is-suspended'),
  fireWatch: not('paper-over'),
  handedBack: not('paper-over'),
  accepted: not('paper-over'),
  closed: not('paper-over'),
  archived: not('paper-over'),
  expired: not('paper-expired'),
  cancelled: not('paper-cancelled'),
  revoked: not('paper-revoked'),
};

/** A permit that nobody approved in time is said to be NOT approved, which is what its crew has to know; one past its time is expired, whatever its phase. */
export function standingOf(
  permit: { readonly phase: Phase; readonly approvedAt?: string },
  validUntil: Date,
  now: Date,
): Standing {
  if (permit.phase === 'expired' && permit.approvedAt === undefined) return not('paper-not-approved');
  const standing = standings[permit.phase];
  return standing.valid && now >= validUntil ? not('paper-expired') : standing;
}
