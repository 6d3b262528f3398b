/** The one place where an isolation changes its mind: a command, the facts and the time in; events or a refusal out. */
import type { Instant } from '../time/instant';
import type { IsolationCommand, IsolationCommandName, IsolationCommandOf } from './commands';
import { boxDecisions } from './decide/box';
import { no, unless } from './decide/deliberation';
import type { DecideIsolation, IsolationDecision, IsolationDeliberation } from './decide/deliberation';
import { permitDecisions } from './decide/permits';
import { planMisses, pointDecisions } from './decide/points';
import type { RegisterFacts } from './facts';
import type { Isolation } from './isolation';
import { mayNotIsolate } from './who-may';

export type { IsolationDecision } from './decide/deliberation';

/** Complete: a command without a decision doesn't compile. */
const decisions: { readonly [N in Exclude<IsolationCommandName, 'plan'>]: DecideIsolation<N> } = {
  ...pointDecisions,
  ...boxDecisions,
  ...permitDecisions,
};

/** What is over stays as it is, but a permit may still be taken off its list. */
const whenRemoved: readonly IsolationCommandName[] = ['unlinkPermit'];

/**
 * Leading codes of refusals: `done-in-future`, `isolation-over`, `not-entitled` (who asks), `conditions-not-met` (everything that somebody can mend,
 * reason by reason). Deterministic; what the facts don't say counts as not met.
 */
export function decideIsolation(
  isolation: Isolation | undefined,
  command: IsolationCommand,
  facts: RegisterFacts,
  now: Instant,
): IsolationDecision {
  const { name, doneAt } = command;
  if (doneAt !== undefined && doneAt > now)
    return no('fields-invalid', [{ code: 'done-in-future', params: { doneAt }, field: '/doneAt' }]);
  const barred = mayNotIsolate(command, facts);
  if (barred) return { accepted: false, refusal: barred };
  if (name === 'plan') return plan(isolation, command, facts, now);
  if (!isolation) return no('isolation-unknown', []);
  if (isolation.state === 'removed' && !whenRemoved.includes(name))
    return no('isolation-over', [{ code: 'isolation-over', params: { number: isolation.number } }]);

  const decideOn = decisions[name] as (deliberation: IsolationDeliberation) => IsolationDecision;
  return decideOn({ isolation, command, facts, now });
}

function plan(
  isolation: Isolation | undefined,
  command: IsolationCommandOf<'plan'>,
  facts: RegisterFacts,
  now: Instant,
): IsolationDecision {
  if (isolation || !facts.isolation) return no('isolation-unknown', []);
  const misses = planMisses(command.body.points);
  if (misses.length > 0) return no('fields-invalid', misses);
  return unless([], { command, now }, 'planned', { ...command.body, ...facts.isolation });
}
