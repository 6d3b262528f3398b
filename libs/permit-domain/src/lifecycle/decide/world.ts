/** Decisions on what the world tells: lost qualifications, gas alarms, linked permits, works next door. What no longer matters changes nothing. */
import { alarmOf } from '../alarm';
import { accept } from '../decision';
import { openConditions } from '../gates';
import { isFallen, suspendedByLink } from '../linked';
import { reviewFalls, stillInside } from '../review';
import { isEnded } from '../state';
import type { PermitState } from '../state';
import { stop } from '../suspension';
import { happened } from './deliberation';
import type { Decide, Decisions } from './deliberation';

/** Until it is handed back or over, news of the outside can change what may be done on it. */
const isStillAhead = ({ phase, handedBack }: PermitState): boolean => !isEnded(phase) && handedBack === undefined;

const qualificationLost: Decide<'qualificationLost'> = (deliberation) => {
  const { permit, command } = deliberation;
  const { person, reason, certificateClass } = command.body;
  const known = permit.lostQualification.some(
    (loss) => loss.person === person && loss.reason === reason && loss.certificateClass === certificateClass,
  );
  const named = permit.people.some((one) => one.person === person);
  if (known || !named || !isStillAhead(permit)) return accept();
  const params = { person, reason, certificateClass: certificateClass ?? '' };
  return accept(
    happened(deliberation, 'qualificationLost', command.body),
    ...stop(permit, [{ code: 'qualification-lost', params }], deliberation, command.by),
  );
};

const gasAlarmRaised: Decide<'gasAlarmRaised'> = (deliberation) => {
  const { permit, command } = deliberation;
  if (!isStillAhead(permit)) return accept();
  const { sensor, substance } = command.body;
  return accept(
    happened(deliberation, 'hazardReported', { hazard: alarmOf(substance) }),
    ...stop(permit, [{ code: 'gas-alarm', params: { sensor, substance } }], deliberation, command.by),
  );
};

/** A suspension spreads as one. A linked permit that fell takes a started one with it; before the start it bars the gates. */
const linkedPermitChanged: Decide<'linkedPermitChanged'> = (deliberation) => {
  const { permit, command } = deliberation;
  const { number, phase } = command.body;
  const known = permit.linked.find((link) => link.number === number);
  if (number === permit.number || known?.phase === phase || !isStillAhead(permit)) return accept();

  const changed = happened(deliberation, 'linkedPermitChanged', command.body);
  if (permit.startedAt === undefined) return accept(changed);
  if (isFallen(phase)) {
    const revoked = happened(deliberation, 'revoked', { reason: 'linked-permit-over', ...stillInside(permit) });
    return accept(changed, revoked, ...reviewFalls(permit, deliberation));
  }
  if (phase !== 'suspended' || permit.phase !== 'active') return accept(changed);
  return accept(changed, ...stop(permit, [{ code: suspendedByLink, params: { number } }], deliberation, command.by));
};

/** Work that goes on asks its watch anew; what hasn't begun, or rests, asks at its gate. Nothing is recorded of a neighbour that does no harm. */
const neighbourChanged: Decide<'neighbourChanged'> = (deliberation) => {
  const { permit, command } = deliberation;
  if (permit.phase !== 'active' || command.body.number === permit.number) return accept();
  const unmet = openConditions('watch', deliberation);
  return accept(...(unmet.length > 0 ? stop(permit, unmet, deliberation) : []));
};

/** Kept with the permit until its work is done: from then on no gate opens without word of it. Work that goes on without it stops at once, in `settle`. */
const isolationChanged: Decide<'isolationChanged'> = (deliberation) => {
  const { permit, command } = deliberation;
  const { number, state, inForce, linked } = command.body;
  const known = permit.standsOn?.find((one) => one.number === number);
  const same = linked ? known?.state === state && known.inForce === inForce : !known;
  if (!isStillAhead(permit)) return accept();
  if (!same) return accept(happened(deliberation, 'isolationChanged', command.body));
  // What the permit keeps of it is the same, but a lock may have come off its box.
  const unmet = permit.phase === 'active' ? openConditions('watch', deliberation) : [];
  return accept(...(unmet.length > 0 ? stop(permit, unmet, deliberation) : []));
};

export const worldDecisions: Decisions<
  'qualificationLost' | 'gasAlarmRaised' | 'linkedPermitChanged' | 'neighbourChanged' | 'isolationChanged'
> = {
  qualificationLost,
  gasAlarmRaised,
  linkedPermitChanged,
  neighbourChanged,
  isolationChanged,
};
