/** The one place where a permit changes its mind: a command, the facts and the time in; events or a refusal out. */
import type { TypePack } from '../pack/pack';
import type { Instant } from '../time/instant';
import { admit } from './admit';
import type { Command, CommandName } from './commands';
import { approvalDecisions } from './decide/approval';
import { clockDecisions } from './decide/clock';
import type { AnyDeliberation, Decisions } from './decide/deliberation';
import { continuityDecisions } from './decide/continuity';
import { endingDecisions } from './decide/ending';
import { preparationDecisions } from './decide/preparation';
import { settle } from './decide/settle';
import { submissionDecisions, submit } from './decide/submission';
import { workDecisions } from './decide/work';
import { worldDecisions } from './decide/world';
import { accept, reject } from './decision';
import type { Decision } from './decision';
import type { Facts } from './facts';
import { withClause } from './gates';
import type { PermitState } from './state';
import { markOf, signatureRefusal } from '../signing';
import type { PermitEvent } from './events';
import { mayNot } from './who-may';

/** Complete: a command without a decision doesn't compile. */
const decisions: Decisions<Exclude<CommandName, 'submit'>> = {
  ...submissionDecisions,
  ...approvalDecisions,
  ...preparationDecisions,
  ...workDecisions,
  ...endingDecisions,
  ...worldDecisions,
  ...continuityDecisions,
  ...clockDecisions,
};

/**
 * Events in order, or a refusal with every reason. Accepted without events means that nothing happened that wasn't known: no transition, nothing to
 * record. What the facts don't say counts as not met. Deterministic: the same arguments give the same answer, at any time, anywhere.
 *
 * Leading codes of refusals: those of `admit`; `not-entitled` (who asks); those of `signatureRefusal`; `conditions-not-met` (what somebody can mend, reason by reason).
 */
export function decide(
  permit: PermitState | undefined,
  command: Command,
  facts: Facts,
  pack: TypePack,
  now: Instant,
): Decision {
  const inadmissible = admit(permit, command, pack, now);
  if (inadmissible) return reject(inadmissible);
  if (command.name === 'submit') return submit(permit, command, facts, pack, now);
  if (!permit) return reject({ code: 'not-submitted', reasons: [] });

  const barred = mayNot(permit, command, facts, pack, now);
  if (barred) return reject(barred);
  const unsigned = signatureRefusal(permit, command, facts, pack, now);
  if (unsigned) return reject(unsigned);

  const deliberation: AnyDeliberation = { permit, command, facts, pack, now };
  const decideOn = decisions[command.name] as (deliberation: AnyDeliberation) => Decision;
  const decision = settle(deliberation, decideOn(deliberation));
  if (decision.accepted) return accept(...marked(decision.events, command));
  const { code, reasons } = decision.refusal;
  return reject({ code, reasons: reasons.map((reason) => withClause(reason, pack)) });
}

/** The first event of a signed act says so. */
function marked(events: readonly PermitEvent[], command: Command): readonly PermitEvent[] {
  const signed = markOf(command);
  return signed ? events.map((event, index) => (index === 0 ? { ...event, signed } : event)) : events;
}
