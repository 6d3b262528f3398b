/** One event's effect on a permit: what every cluster of folds is made of. */
import type { EventName, EventOf } from '../events';
import type { PermitState } from '../state';

export type Fold<N extends EventName> = (permit: PermitState, event: EventOf<N>) => PermitState;

/** The folds of some events, each with its own type. */
export type Folds<N extends EventName> = { readonly [K in N]: Fold<K> };

/** Who acted, where an event is a person's; a system that acts in a person's place is named by what it is. */
export const personOf = ({ by }: { readonly by: EventOf<EventName>['by'] }): string =>
  'person' in by ? by.person : by.system;
