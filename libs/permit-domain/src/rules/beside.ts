/** Which other works stand beside this one: those whose leave holds, at a time that both have. */
import type { Window } from '../lifecycle/commands';
import type { NeighbourFacts } from '../lifecycle/facts';
import type { PermitState } from '../lifecycle/state';
import { standingPhases } from './linked';

/**
 * How far the facts look for other works, in metres. No rule can ask farther: what it wouldn't be told it would take for clear. The farthest that a
 * standard asks is 30 m (GB 30871 cl. 5.2.9, 7.8); the rest is room for sites that want more, and for positions that aren't quite right.
 */
export const neighbourReachM = 60;

/** For a rule's parameters: metres to another work. */
export const reach = { type: 'number', minimum: 0, maximum: neighbourReachM } as const;

const meet = (one: Window, other: Window): boolean => one.from < other.until && other.from < one.until;

/** A window that nobody knows is the same as ours. */
export const standsBeside = ({ window }: Pick<PermitState, 'window'>, other: NeighbourFacts): boolean =>
  standingPhases.includes(other.phase) && (other.window === undefined || meet(other.window, window));
