/** Which of the pack's lines ask this act of this person for a signature, and what each asks of it. */
import type { Command } from '../lifecycle/commands';
import type { Facts } from '../lifecycle/facts';
import type { PermitState } from '../lifecycle/state';
import { applies, viewOf } from '../lifecycle/view';
import { dutiesOf, rightToSign } from '../lifecycle/who-may';
import type { SignatureEntry, TypePack } from '../pack/pack';
import type { Instant } from '../time/instant';
import { isSignable } from './signature';

/** By what somebody acts: of an approval the duty it is given by; otherwise everything that they are here. */
function actsBy(permit: PermitState, command: Command, facts: Facts, pack: TypePack, now: Instant): readonly string[] {
  if (!('person' in command.by)) return [];
  const { person } = command.by;
  if (command.name === 'approve') {
    const right = rightToSign({ permit, command, facts, pack, now, person });
    return right ? [right.duty] : [];
  }
  const roles = permit.people.filter((one) => one.person === person).map(({ role }) => role);
  return [...dutiesOf(person, facts), ...roles, ...(permit.applicant === person ? ['applicant'] : [])];
}

export function signatureDemands(
  permit: PermitState,
  command: Command,
  facts: Facts,
  pack: TypePack,
  now: Instant,
): readonly SignatureEntry[] {
  const { name } = command;
  const lines = isSignable(name) ? (pack.signatures ?? []).filter(({ acts }) => acts.includes(name)) : [];
  if (lines.length === 0) return [];
  const view = viewOf(permit, facts, now);
  const by = actsBy(permit, command, facts, pack, now);
  return lines.filter(
    (line) => applies(line, view) && (line.duties === undefined || line.duties.some((duty) => by.includes(duty))),
  );
}
