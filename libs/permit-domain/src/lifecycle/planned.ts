/** A permit as it would be if it were submitted now: what can be said of a plan before anybody has been asked. */
import type { TypePack } from '../pack/pack';
import type { Instant } from '../time/instant';
import type { SubmitBody } from './commands';
import { evolve } from './evolve';
import type { Facts, PersonId } from './facts';
import { levelOf } from './level';
import type { PermitState } from './state';

export interface Plan {
  readonly tenant: string;
  /** What its neighbours' conflicts call it: its number, or words for one that has none yet. */
  readonly number: string;
  readonly applicant: PersonId;
  readonly body: SubmitBody;
}

/** Nothing of the plan is checked: a form half filled in has the level of what it says so far. */
export function planned(
  { tenant, number, applicant, body }: Plan,
  facts: Facts,
  pack: TypePack,
  now: Instant,
): PermitState {
  const { greenChannel, linked = [], ...rest } = body;
  const declared = greenChannel && { reason: greenChannel.reason, by: applicant };
  const { level, because } = levelOf({ ...rest, greenChannel: declared }, facts, pack, now);
  return evolve(undefined, {
    name: 'submitted',
    at: now,
    by: { person: applicant },
    body: {
      ...rest,
      tenant,
      number,
      type: pack.type,
      run: 1,
      applicant,
      level,
      levelBecause: because,
      linked,
      ...(declared && { greenChannel: declared }),
    },
  });
}
