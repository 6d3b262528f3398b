/** Tickets of one job live and die together: what another permit's phase means for this one (cl. 4.6). */
import type { PermitState } from './state';

/** The code of a suspension that only follows another permit's. */
export const suspendedByLink = 'linked-permit-suspended';

/** What linked permits are told: a suspension that only follows theirs is told apart, or two permits would wait for each other for ever. */
export const linkedPhase = (permit: PermitState): string =>
  permit.phase === 'suspended' && permit.suspension?.reasons.every(({ code }) => code === suspendedByLink)
    ? 'suspendedWithLink'
    : permit.phase;

/** Phases of a linked permit whose work ended wrongly, or never was allowed. */
const fallen: readonly string[] = ['rejected', 'expired', 'cancelled', 'revoked'];
export const isFallen = (phase: string | undefined): boolean => phase !== undefined && fallen.includes(phase);

/** Linked permits that hold this one back. */
export const holdingBack = (permit: PermitState): PermitState['linked'] =>
  permit.linked.filter(({ phase }) => phase === 'suspended' || phase === 'returned' || isFallen(phase));
