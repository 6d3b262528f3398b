/** Decisions on what is made ready and written down, up to the issue and the check-ins. */
import { answeredAlarms } from '../alarm';
import { accept } from '../decision';
import { openConditions } from '../gates';
import type { Phase } from '../state';
import { because, happened, notYet } from './deliberation';
import type { Decide, Decisions } from './deliberation';

const confirmMeasures: Decide<'confirmMeasures'> = (deliberation) =>
  accept(happened(deliberation, 'measuresConfirmed', deliberation.command.body));

/** From the first signature until the fire watch is over, somebody's life may hang on it. */
const isolationsMayGo: readonly Phase[] = ['submitted', 'handedBack', 'accepted'];

const recordIsolation: Decide<'recordIsolation'> = (deliberation) => {
  const { permit, command } = deliberation;
  const lifted = command.body.points.filter(({ state }) => state === 'removed').map(({ point }) => point);
  if (lifted.length > 0 && !isolationsMayGo.includes(permit.phase)) {
    return because('isolation-still-needed', { points: lifted, phase: permit.phase });
  }
  return accept(happened(deliberation, 'isolationRecorded', command.body));
};

/** A reading that the watch doesn't stand suspends in the same decision: see `settle`. */
const recordGas: Decide<'recordGas'> = (deliberation) => {
  const { permit, command } = deliberation;
  return accept(
    happened(deliberation, 'gasRecorded', command.body),
    ...answeredAlarms(permit, command.body.samples).map((hazard) =>
      happened(deliberation, 'hazardCleared', { hazard }),
    ),
  );
};

const recordStep: Decide<'recordStep'> = (deliberation) =>
  accept(happened(deliberation, 'stepRecorded', deliberation.command.body));

const signBriefing: Decide<'signBriefing'> = (deliberation) =>
  accept(happened(deliberation, 'briefingSigned', { as: deliberation.command.body.as }));

const checkTicket: Decide<'checkTicket'> = (deliberation) => accept(happened(deliberation, 'ticketChecked', {}));

const issue: Decide<'issue'> = (deliberation) => {
  const unmet = openConditions('issue', deliberation);
  return unmet.length > 0 ? notYet(unmet) : accept(happened(deliberation, 'issued', {}));
};

const checkIn: Decide<'checkIn'> = (deliberation) => {
  const { as, place } = deliberation.command.body;
  return accept(happened(deliberation, 'checkedIn', { as, place }));
};

export const preparationDecisions: Decisions<
  | 'confirmMeasures'
  | 'recordIsolation'
  | 'recordGas'
  | 'recordStep'
  | 'signBriefing'
  | 'checkTicket'
  | 'issue'
  | 'checkIn'
> = { confirmMeasures, recordIsolation, recordGas, recordStep, signBriefing, checkTicket, issue, checkIn };
