/** An isolation certificate as the register knows it: plain data, the fold of its events; a thing of its own, shared by permits and outliving them. */
import type { IsolationPoint } from '../lifecycle/commands';
import type { PersonId } from '../lifecycle/facts';
import type { Instant } from '../time/instant';

export const registerPointStates = ['planned', 'applied', 'verified', 'released', 'broken', 'removed'] as const;
/** `released` for a test, to be applied again; `broken`: found otherwise than it was left. */
export type RegisterPointState = (typeof registerPointStates)[number];

export const isolationStates = ['planned', 'applied', 'verified', 'temporarilyReleased', 'broken', 'removed'] as const;
export type IsolationState = (typeof isolationStates)[number];

/** A point as it is planned: where, which energy, by what, and how it stands before and after. */
export interface PlannedPoint extends Pick<IsolationPoint, 'point' | 'energy' | 'kind'> {
  /** Where on the equipment, e.g. `inlet flange, upstream of XV-2103`. */
  readonly position?: string;
  /** Number of the drawing or map that shows it; a blind has one (GB 30871 cl. 7.1). */
  readonly drawing?: string;
  /** For a blind: nominal size, e.g. `DN80 PN16`. */
  readonly size?: string;
  /** How it stands in operation, e.g. `open`, `energised`; and isolated, e.g. `blinded`, `off`. */
  readonly normalState?: string;
  readonly isolatedState?: string;
}
export interface PointLock {
  /** Number on the lock. */
  readonly lock: string;
  /** Who applied it: nobody else takes it off (29 CFR 1910.147(e)(3)). */
  readonly owner: PersonId;
  readonly at: Instant;
}
export interface RegisterPoint extends PlannedPoint {
  readonly state: RegisterPointState;
  /** Number on the tag that hangs there. */
  readonly tag?: string;
  readonly lock?: PointLock;
  readonly applied?: { readonly by: PersonId; readonly at: Instant };
  readonly verified?: { readonly by: PersonId; readonly at: Instant; readonly method: string };
}

/** The group lock box: it holds the keys of the points' locks, and everybody at work has a lock of their own on it (1910.147(f)(3)). */
export interface LockBox {
  readonly box: string;
  readonly closed: boolean;
  readonly locks: readonly {
    readonly lock: string;
    readonly person: PersonId;
    readonly at: Instant;
    readonly permit?: string;
  }[];
}

/** Points are released for a test run: energy may come back until they are applied again. */
export interface TestRelease {
  /** Who released the first of them: they answer for its end. */
  readonly by: PersonId;
  readonly at: Instant;
  /** From then on people are warned; absent where nobody set a limit. */
  readonly dueAt?: Instant;
}

export interface Isolation {
  readonly tenant: string;
  readonly number: string;
  /** Sequence number of the last entry. */
  readonly sequence: number;
  readonly changedAt: Instant;
  readonly state: IsolationState;
  readonly site: string;
  readonly area: string;
  readonly equipment: string;
  readonly purpose: string;
  readonly plannedBy: PersonId;
  readonly plannedAt: Instant;
  readonly points: readonly RegisterPoint[];
  readonly box?: LockBox;
  /** Numbers of the permits that stand on it. */
  readonly dependents: readonly string[];
  readonly removedAt?: Instant;
  /** While any point is released for a test: the first release, which a second one doesn't prolong. */
  readonly testRelease?: TestRelease;
}

/** What the points come to, the weakest word first: one point released or broken is the whole isolation's state. */
export function stateOf(points: readonly Pick<RegisterPoint, 'state'>[]): IsolationState {
  const left = points.filter(({ state }) => state !== 'removed');
  if (left.length === 0) return 'removed';
  if (left.some(({ state }) => state === 'broken')) return 'broken';
  if (left.some(({ state }) => state === 'released')) return 'temporarilyReleased';
  if (!left.every(({ state }) => state === 'applied' || state === 'verified')) return 'planned';
  // With some points off for good, what is left no longer is what was verified.
  return left.length === points.length && left.every(({ state }) => state === 'verified') ? 'verified' : 'applied';
}

/** Whether anybody may work behind it: every point verified, and the keys out of reach. */
export const isInForce = ({ state, box }: Pick<Isolation, 'state' | 'box'>): boolean =>
  state === 'verified' && box?.closed !== false;
