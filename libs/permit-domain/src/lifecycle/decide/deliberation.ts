/** What one decision has before it, and how it words its answer. */
import type { TypePack } from '../../pack/pack';
import { refuse } from '../../refusal';
import type { Unmet } from '../../refusal';
import type { Instant } from '../../time/instant';
import type { Command, CommandName, CommandOf } from '../commands';
import { reject } from '../decision';
import type { Decision } from '../decision';
import type { EventBodies, EventName, EventOf, PermitEvent } from '../events';
import { evolve } from '../evolve';
import type { Facts } from '../facts';
import type { PermitState } from '../state';

export interface AnyDeliberation {
  readonly permit: PermitState;
  readonly command: Command;
  readonly facts: Facts;
  readonly pack: TypePack;
  readonly now: Instant;
}
export interface Deliberation<N extends CommandName> extends AnyDeliberation {
  readonly command: CommandOf<N>;
}

export type Decide<N extends CommandName> = (deliberation: Deliberation<N>) => Decision;
/** The decisions on some commands, each with its own type. */
export type Decisions<N extends CommandName> = { readonly [K in N]: Decide<K> };

/** An event of this decision: now, by whoever acted. */
export const happened = <N extends EventName>(
  { command, now }: Pick<AnyDeliberation, 'command' | 'now'>,
  name: N,
  body: EventBodies[N],
): PermitEvent => ({ name, at: now, by: command.by, body }) as EventOf<N> as PermitEvent;

/** The permit as it is after these events of the same, unfinished decision. */
export const after = (permit: PermitState, events: readonly PermitEvent[]): PermitState =>
  events.reduce<PermitState>(evolve, permit);

/** Refused by conditions that somebody can mend. */
export const notYet = (reasons: readonly Unmet[]): Decision => reject(refuse('conditions-not-met', reasons));

/** Refused for one reason of the life cycle's own. */
export const because = (code: string, params: Unmet['params'] = {}, more: Partial<Unmet> = {}): Decision =>
  notYet([{ code, params, ...more }]);
