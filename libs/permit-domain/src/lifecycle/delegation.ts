/** Signatures by delegation: a holder of a duty lets somebody else sign stages in their place, within dates and limits; separation of duties binds them both (P1). */
import type { Stage } from '../pack/pack';
import type { Unmet } from '../refusal';
import type { Instant } from '../time/instant';
import { isOfTheCrew } from './crew';
import type { DelegationFacts, DutyFacts } from './facts';
import type { PermitState } from './state';

/** Whether somebody's word has been given on this permit already, by themselves or by whoever signed for them. */
export const hasSpoken = (person: string, permit: PermitState, butFor?: string): boolean =>
  permit.stages
    .filter(({ id }) => id !== butFor)
    .some(({ signatures }) => signatures.some((one) => one.person === person || one.for?.person === person));

/** Whether the limits that the holder set take in this permit; without limits every permit is within them. */
const covers = ({ covers: limits }: DelegationFacts, { type, level }: PermitState): boolean =>
  limits === undefined ||
  limits.some((limit) => limit.type === type && (limit.levels === undefined || limit.levels.includes(level)));

/**
 * Why a delegation gives no right to sign this stage now; nothing where it does. Who holds the duty, and that it wasn't withdrawn, the facts say: they
 * tell of no other delegations.
 */
export function delegationMisses(
  delegation: DelegationFacts,
  stage: Stage,
  permit: PermitState,
  now: Instant,
): readonly Unmet[] {
  const { by, from, until, duty } = delegation;
  const { type, level } = permit;
  return [
    ...(stage.delegable === false
      ? [
          {
            code: 'delegation-not-allowed',
            params: { stage: stage.id, duty },
            clause: stage.clause,
            certainty: stage.certainty,
          },
        ]
      : []),
    ...(from <= now && now < until ? [] : [{ code: 'delegation-not-in-force', params: { from, until } }]),
    ...(covers(delegation, permit) ? [] : [{ code: 'delegation-beyond-limits', params: { type, level } }]),
    // Whoever has a part in the work doesn't have it judged by somebody of their own choosing.
    ...(isOfTheCrew(by, permit) ? [{ code: 'delegator-has-part', params: { person: by } }] : []),
    ...(hasSpoken(by, permit) ? [{ code: 'delegator-has-signed', params: { person: by } }] : []),
  ];
}

/** Delegations by which a stage could be signed now, by people who have neither a part in the permit nor signed it. */
export const usableDelegations = (
  { delegations = [] }: DutyFacts,
  stage: Stage,
  permit: PermitState,
  now: Instant,
): readonly DelegationFacts[] =>
  delegations.filter(
    (one) =>
      !isOfTheCrew(one.to, permit) &&
      !hasSpoken(one.to, permit) &&
      delegationMisses(one, stage, permit, now).length === 0,
  );
