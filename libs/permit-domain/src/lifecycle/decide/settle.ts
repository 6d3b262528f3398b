/** The last word of every decision: work that may not go on doesn't, whatever the command was about. */
import { accept } from '../decision';
import type { Decision } from '../decision';
import { openConditions } from '../gates';
import { reviewFalls, stillInside } from '../review';
import { stop } from '../suspension';
import { validUntil } from '../validity';
import { after, happened } from './deliberation';
import type { AnyDeliberation } from './deliberation';

/**
 * Adds what follows at once from the permit's new state: past its validity it expires; active with a watch condition not met, it is suspended by
 * the very decision that learnt it.
 */
export function settle(deliberation: AnyDeliberation, decision: Decision): Decision {
  if (!decision.accepted || decision.events.length === 0) return decision;
  const { pack, now } = deliberation;
  const permit = after(deliberation.permit, decision.events);
  if (permit.phase !== 'active' && permit.phase !== 'suspended') return decision;

  if (now >= validUntil(permit, pack)) {
    const expired = happened(deliberation, 'expired', { why: 'validity-over', ...stillInside(permit) });
    return accept(...decision.events, expired, ...reviewFalls(permit, deliberation));
  }
  if (permit.phase === 'suspended') return decision;
  const unmet = openConditions('watch', { ...deliberation, permit });
  return unmet.length > 0 ? accept(...decision.events, ...stop(permit, unmet, deliberation)) : decision;
}
