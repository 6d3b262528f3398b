/** "Why can't I start?": every condition that isn't met yet, by the same gates that `decide` asks (P13). */
import { openConditions, withClause } from './lifecycle/gates';
import { momentAfter, stepsTo } from './lifecycle/progress';
import type { Facts } from './lifecycle/facts';
import type { PermitState } from './lifecycle/state';
import type { Moment, TypePack } from './pack/pack';
import type { Unmet } from './refusal';
import type { Instant } from './time/instant';

const isSame = (left: Unmet, right: Unmet): boolean =>
  left.code === right.code && JSON.stringify(left.params) === JSON.stringify(right.params);

/** What is left when all the work is closed. */
function beforeArchive({ greenChannel }: PermitState, pack: TypePack): readonly Unmet[] {
  if (!greenChannel || greenChannel.review) return [];
  const { reviewDueAt } = greenChannel;
  return [
    {
      code: 'green-channel-review-open',
      params: {},
      mendBy: pack.greenChannel?.reviewedBy,
      ...(reviewDueAt !== undefined && { by: reviewDueAt }),
    },
  ];
}

/**
 * Steps that others still have to take come first, with who and until when, then each condition with its clause, who can mend it and by when. Nothing
 * means that the moment may come now. `moment` is by default the one that the permit's phase leads to.
 */
export function explain(
  permit: PermitState,
  facts: Facts,
  pack: TypePack,
  now: Instant,
  moment: Moment | undefined = momentAfter[permit.phase],
): Unmet[] {
  if (moment === undefined) return [...beforeArchive(permit, pack)].map((unmet) => withClause(unmet, pack));
  const steps = stepsTo(moment, permit, pack).map((unmet) => withClause(unmet, pack));
  if (steps.some(({ code }) => code === 'permit-over' || code === 'moment-past')) return steps;
  const conditions = openConditions(moment, { permit, facts, pack, now });
  // A step that a rule asks for too is said once: who and until when from the step, the clause from the rule.
  const asked = steps.map((step) => ({ ...conditions.find((condition) => isSame(condition, step)), ...step }));
  return [...asked, ...conditions.filter((condition) => !steps.some((step) => isSame(condition, step)))];
}
