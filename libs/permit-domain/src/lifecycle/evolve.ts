/** The fold: what a permit is after an event. Facts are never refused, only folded. */
import type { EventName, PermitEvent } from './events';
import { approvalFolds } from './evolve/approval';
import { continuityFolds } from './evolve/continuity';
import { endingFolds } from './evolve/ending';
import type { Fold, Folds } from './evolve/fold';
import { preparationFolds } from './evolve/preparation';
import { foldSubmitted, submissionFolds } from './evolve/submission';
import { workFolds } from './evolve/work';
import { worldFolds } from './evolve/world';
import type { PermitState } from './state';

/** Complete: an event without a fold doesn't compile. */
const folds: Folds<Exclude<EventName, 'submitted'>> = {
  ...submissionFolds,
  ...approvalFolds,
  ...preparationFolds,
  ...workFolds,
  ...endingFolds,
  ...continuityFolds,
  ...worldFolds,
};

/** The permit after one event. Only `submitted` needs no permit before it; any other without one is a broken record and throws. */
export function evolve(permit: PermitState | undefined, event: PermitEvent): PermitState {
  if (event.name === 'submitted') return foldSubmitted(permit, event);
  if (!permit) throw new Error(`${event.name} came before the permit was submitted`);
  const fold = folds[event.name] as Fold<EventName>;
  return signedBy(event, { ...fold(permit, event), changedAt: event.at });
}

function signedBy({ signed, by, at }: PermitEvent, permit: PermitState): PermitState {
  if (!signed || !('person' in by)) return permit;
  return { ...permit, signatures: [...(permit.signatures ?? []), { ...signed, person: by.person, at }] };
}

/** The permit after one transition: all its events, in order, under the next sequence number. No events are no transition. */
export function evolveAll(permit: PermitState | undefined, events: readonly PermitEvent[]): PermitState {
  const after = events.reduce<PermitState | undefined>(evolve, permit);
  if (!after) throw new Error('a permit begins with an event');
  return events.length === 0 ? after : { ...after, sequence: after.sequence + 1 };
}
