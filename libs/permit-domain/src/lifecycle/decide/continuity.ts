/** Decisions on work that lasts: more time where the pack allows it, and shifts that follow each other. */
import { minutesBetween, plusMinutes } from '../../time/instant';
import type { Unmet } from '../../refusal';
import { accept } from '../decision';
import { openConditions } from '../gates';
import { validUntil } from '../validity';
import { because, happened, notYet } from './deliberation';
import type { Decide, Decisions, Deliberation } from './deliberation';

/** What stands against so much more time, before any gate is asked. */
function beyond({ permit, command, pack, now }: Deliberation<'extend'>): readonly Unmet[] {
  const { until } = command.body;
  const { extension } = pack;
  const current = validUntil(permit, pack);
  if (!extension) return [{ code: 'validity-not-extended', params: { until: current } }];
  const { clause, certainty, times, maxMinutes } = extension;
  const at = { clause, certainty, field: '/until' };
  const earlier = permit.extensions ?? [];
  const approved = earlier[0]?.from ?? current;
  const minutes = minutesBetween(approved, until);
  return [
    ...(until <= current || until <= now ? [{ code: 'extension-not-longer', params: { until: current }, ...at }] : []),
    ...(earlier.length >= times ? [{ code: 'extensions-spent', params: { times }, ...at }] : []),
    ...(minutes > maxMinutes ? [{ code: 'extension-too-long', params: { minutes, maxMinutes }, ...at }] : []),
  ];
}

const extend: Decide<'extend'> = (deliberation) => {
  const { until, reason } = deliberation.command.body;
  const unmet = beyond(deliberation);
  if (unmet.length > 0) return notYet(unmet);
  // Asked of the work as it would be: who stands next door later matters now.
  const longer = { ...deliberation.permit, window: { ...deliberation.permit.window, until } };
  const open = openConditions('extension', { ...deliberation, permit: longer });
  if (open.length > 0) return notYet(open);
  const { permit, pack, facts } = deliberation;
  const { qualification } = facts;
  return accept(
    ...(qualification ? [happened(deliberation, 'qualificationReported', { qualification })] : []),
    happened(deliberation, 'extended', { from: validUntil(permit, pack), until, reason }),
  );
};

const handOverShift: Decide<'handOverShift'> = (deliberation) => {
  const { permit, command, pack, now } = deliberation;
  if (!pack.shiftHandover) return because('shift-handover-not-offered');
  if (permit.shift && !permit.shift.takenOver) return because('shift-handover-open');
  const dueAt = plusMinutes(now, pack.shiftHandover.withinMinutes);
  return accept(happened(deliberation, 'shiftHandedOver', { note: command.body.note, dueAt }));
};

/** Nobody takes over from themselves: two people have to have spoken. */
const takeOverShift: Decide<'takeOverShift'> = (deliberation) => {
  const { permit, command, pack } = deliberation;
  if (!pack.shiftHandover) return because('shift-handover-not-offered');
  const { shift } = permit;
  if (!shift || shift.takenOver) return because('no-shift-handover-open');
  if ('person' in command.by && command.by.person === shift.handedOver.by) return because('shift-taken-by-giver');
  const { note } = command.body;
  return accept(happened(deliberation, 'shiftTakenOver', { ...(note !== undefined && { note }) }));
};

export const continuityDecisions: Decisions<'extend' | 'handOverShift' | 'takeOverShift'> = {
  extend,
  handOverShift,
  takeOverShift,
};
