/** Why work stops, said the same way whoever or whatever stops it. */
import type { TypePack } from '../pack/pack';
import type { Unmet } from '../refusal';
import type { Instant } from '../time/instant';
import { happened } from './decide/deliberation';
import type { AnyDeliberation } from './decide/deliberation';
import type { PermitEvent } from './events';
import { withClause } from './gates';
import type { PermitState, SuspensionReason } from './state';

/** A condition that no longer holds, found by the permit itself. */
const reasonOf = (found: Unmet, pack: TypePack, at: Instant, by: SuspensionReason['by']): SuspensionReason => {
  const { code, params, rule, clause } = withClause(found, pack);
  return { code, at, by, params, ...(rule !== undefined && { rule }), ...(clause !== undefined && { clause }) };
};

/** Stops the work, or adds the reasons where it stands still already. Any other phase has no work to stop. */
export function stop(
  permit: PermitState,
  found: readonly Unmet[],
  here: Pick<AnyDeliberation, 'command' | 'now' | 'pack'>,
  by: SuspensionReason['by'] = { system: 'permit' },
  liftedBy: NonNullable<SuspensionReason['liftedBy']> = [],
): readonly PermitEvent[] {
  const reasons = found.map((unmet) => ({
    ...reasonOf(unmet, here.pack, here.now, by),
    ...(liftedBy.length > 0 && { liftedBy }),
  }));
  if (permit.phase === 'active') return [happened(here, 'suspended', { reasons })];
  return permit.phase === 'suspended' ? [happened(here, 'suspensionExtended', { reasons })] : [];
}
