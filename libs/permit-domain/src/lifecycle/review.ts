/** The review that a green channel owes afterwards: due from the end of the work, however it ended (P6). */
import { plusMinutes } from '../time/instant';
import { happened } from './decide/deliberation';
import type { AnyDeliberation } from './decide/deliberation';
import type { PermitEvent } from './events';
import { isEnded } from './state';
import type { PermitState } from './state';

/** Work that never began leaves nothing to review. */
export function reviewFalls(
  permit: PermitState,
  here: Pick<AnyDeliberation, 'command' | 'now' | 'pack'>,
): readonly PermitEvent[] {
  const { greenChannel, startedAt } = permit;
  if (!greenChannel || greenChannel.reviewDueAt !== undefined || startedAt === undefined) return [];
  const dueAt = plusMinutes(here.now, here.pack.greenChannel?.reviewWithinMinutes ?? 0);
  return [happened(here, 'greenChannelReviewDue', { dueAt })];
}

export const reviewIsOpen = ({ greenChannel }: PermitState): boolean =>
  greenChannel?.reviewDueAt !== undefined && greenChannel.review === undefined;

/** Whether somebody or something was counted in and not out when the permit ended: it is followed until they are (cl. 6.8). */
export const headCountIsOpen = ({ phase, inside: { people, tools } }: PermitState): boolean =>
  (phase === 'expired' || phase === 'revoked') && (people.length > 0 || Object.keys(tools).length > 0);

/** Told with such an end, so that whoever reads of it looks for them at once. */
export const stillInside = ({ inside }: PermitState): { readonly stillInside?: number } =>
  inside.people.length > 0 ? { stillInside: inside.people.length } : {};

/** Whether nothing can happen to this permit any more. One that ended under the green channel lives on until its review, any until its people are out. */
export const isOver = (permit: PermitState): boolean =>
  isEnded(permit.phase) && !reviewIsOpen(permit) && !headCountIsOpen(permit);
