/** The answer of an act whose permit's life is over, perhaps by that very act, while the answer got lost on its way: the record knows. */
import type { DoorReadModel } from '../db/door.read-model';
import { permitEnded, sameAnswer, type CommandAnswer } from './permit-problems';

/** @throws ProblemError 409 where nothing was recorded under the key; 422 where the key was used for something else */
export async function recordedAnswer(
  record: DoorReadModel,
  tenant: string,
  key: string,
  fingerprint: string,
): Promise<CommandAnswer> {
  const earlier = await record.earlier(tenant, key);
  if (!earlier) throw permitEnded();
  return sameAnswer(earlier, fingerprint);
}
