/** What needs no facts: whether a command can be asked of this permit at all. Synchronous; runs before anything is written. */
import type { TypePack } from '../pack/pack';
import { refuse } from '../refusal';
import type { Refusal, Unmet } from '../refusal';
import type { Instant } from '../time/instant';
import { bodyMisses } from './admit/body';
import { changeRefused, submissionMisses } from './admit/submission';
import { personCommands } from './commands';
import type { Command, PersonCommandName } from './commands';
import { withClause } from './gates';
import { admittedIn } from './phases';
import { isOver } from './review';
import type { PermitState } from './state';

const isPersonCommand = (name: string): name is PersonCommandName =>
  (personCommands as readonly string[]).includes(name);

const invalid = (misses: readonly Unmet[], pack: TypePack): Refusal | undefined =>
  misses.length > 0
    ? refuse(
        'fields-invalid',
        misses.map((miss) => withClause(miss, pack)),
      )
    : undefined;

/**
 * Nothing when the command may be decided. Leading codes: `fields-invalid` (the command itself, field by field), `wrong-phase` and `permit-ended` (what the
 * permit is now), `ticket-final` (a ticket isn't altered nor extended, cl. 4.16, 4.18), `not-submitted`.
 */
export function admit(
  permit: PermitState | undefined,
  command: Command,
  pack: TypePack,
  now: Instant,
): Refusal | undefined {
  if (command.doneAt !== undefined && command.doneAt > now) {
    return invalid([{ code: 'done-in-future', params: { doneAt: command.doneAt }, field: '/doneAt' }], pack);
  }
  if (command.name === 'submit') {
    if (!('person' in command.by)) return refuse('not-entitled', [{ code: 'not-for-systems', params: {} }]);
    if (permit && permit.phase !== 'returned') return changeRefused(permit, command.body, pack);
    return invalid(submissionMisses(command.body, command.by.person, permit, pack, now), pack);
  }
  if (!permit) return refuse('not-submitted');
  // What the world and the clock tell is never out of place; `decide` sees whether it still matters.
  if (!isPersonCommand(command.name)) return undefined;

  const over = isOver(permit);
  if (over || !admittedIn[command.name].includes(permit.phase)) {
    const params = { command: command.name, phase: permit.phase };
    return refuse(over ? 'permit-ended' : 'wrong-phase', [{ code: 'wrong-phase', params }]);
  }
  return invalid(bodyMisses(permit, command, pack, now), pack);
}
