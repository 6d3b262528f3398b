/** Decisions on which permits stand on an isolation: from then on it isn't taken off under them. */
import type { Unmet } from '../../refusal';
import { isOccupied, stands } from '../facts';
import type { DependentPermit } from '../facts';
import { unless } from './deliberation';
import type { DecideIsolation } from './deliberation';

const linkPermit: DecideIsolation<'linkPermit'> = (deliberation) => {
  const { isolation, command, facts } = deliberation;
  const number = command.body.permit;
  const permit = facts.permit?.number === number ? facts.permit : undefined;
  return unless(linkMisses(permit, isolation, number), deliberation, 'permitLinked', command.body);
};

function linkMisses(
  permit: DependentPermit | undefined,
  { site, dependents }: { readonly site: string; readonly dependents: readonly string[] },
  number: string,
): readonly Unmet[] {
  const field = '/permit';
  if (!permit) return [{ code: 'permit-unknown', params: { number }, field }];
  if (dependents.includes(number)) return [{ code: 'isolation-permit-linked', params: { number }, field }];
  if (permit.site !== site) return [{ code: 'isolation-other-site', params: { number, site: permit.site }, field }];
  return stands(permit) ? [] : [{ code: 'isolation-permit-over', params: { number, phase: permit.phase }, field }];
}

/** A mistaken link goes while nobody has signed for the permit, or once it is over; between, somebody counts on it. */
const mayBeUnlinked: readonly string[] = ['submitted', 'inApproval'];

const unlinkPermit: DecideIsolation<'unlinkPermit'> = (deliberation) => {
  const { isolation, command, facts } = deliberation;
  const number = command.body.permit;
  const field = '/permit';
  const permit = facts.dependents?.find((one) => one.number === number);
  const misses: Unmet[] = !isolation.dependents.includes(number)
    ? [{ code: 'isolation-permit-not-linked', params: { number }, field }]
    : !permit
      ? [{ code: 'isolation-dependent-unknown', params: { number }, field }]
      : isOccupied(permit) || (stands(permit) && !mayBeUnlinked.includes(permit.phase))
        ? [{ code: 'isolation-permit-stands', params: { number, phase: permit.phase }, field }]
        : [];
  return unless(misses, deliberation, 'permitUnlinked', command.body);
};

export const permitDecisions = { linkPermit, unlinkPermit };
