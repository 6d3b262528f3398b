/** Decisions while work is about to start, goes on or stands still. */
import { plusMinutes } from '../../time/instant';
import { advance, stagesFor, withStagesOf } from '../chain';
import { isAlarm } from '../alarm';
import type { HeadCount } from '../commands';
import { isOfTheCrew } from '../crew';
import { accept } from '../decision';
import type { PermitEvent } from '../events';
import { openConditions } from '../gates';
import { isHigher, levelOf } from '../level';
import { stop } from '../suspension';
import { viewOf } from '../view';
import { dutiesOf } from '../who-may';
import { after, because, happened, notYet } from './deliberation';
import type { AnyDeliberation, Decide, Decisions } from './deliberation';

/** The report that was drawn for this act stays with the permit. */
const reportOf = (deliberation: AnyDeliberation): readonly PermitEvent[] => {
  const { qualification } = deliberation.facts;
  return qualification ? [happened(deliberation, 'qualificationReported', { qualification })] : [];
};

const start: Decide<'start'> = (deliberation) => {
  const unmet = openConditions('start', deliberation);
  return unmet.length > 0 ? notYet(unmet) : accept(...reportOf(deliberation), happened(deliberation, 'started', {}));
};

const resume: Decide<'resume'> = (deliberation) => {
  const unmet = openConditions('resume', deliberation);
  return unmet.length > 0 ? notYet(unmet) : accept(...reportOf(deliberation), happened(deliberation, 'resumed', {}));
};

/** Who lifts a stop by one of their like; the approvers of the chain may too. */
const safetyDuties = ['safety-officer', 'safety-department'];

const suspend: Decide<'suspend'> = (deliberation) => {
  const { permit, command } = deliberation;
  const { reason, detail } = command.body;
  const found = { code: 'stopped-by-person', params: { reason, ...(detail !== undefined && { detail }) } };
  return accept(...stop(permit, [found], deliberation, command.by, stopsForSafety(deliberation) ? safetyDuties : []));
};

/** Whether somebody who answers for safety or for the approval stops it, and not as one of the crew. */
function stopsForSafety({ permit, command: { by }, facts, pack }: AnyDeliberation): boolean {
  if (!('person' in by) || isOfTheCrew(by.person, permit)) return false;
  const answering = [...safetyDuties, ...pack.chain.map(({ duty }) => duty)];
  return dutiesOf(by.person, facts).some((duty) => answering.includes(duty));
}

const liftStop: Decide<'liftStop'> = (deliberation) =>
  deliberation.permit.suspension?.reasons.some(({ liftedBy, lifted }) => liftedBy && !lifted)
    ? accept(happened(deliberation, 'stopLifted', deliberation.command.body))
    : because('no-stop-to-lift');

/** Going takes the ticket back and stops the work at once (cl. 4.10): `settle` finds the post empty. */
const leavePost: Decide<'leavePost'> = (deliberation) => {
  const { permit, command } = deliberation;
  const person = permit.guardianOnPost?.person;
  if (person === undefined || !('person' in command.by) || command.by.person !== person) return because('not-on-post');
  return accept(happened(deliberation, 'guardianLeft', { person }));
};

/** Another named guardian may relieve the one on post; a fire watch that was left alone begins again. */
const takePost: Decide<'takePost'> = (deliberation) => {
  const { permit, command, pack, now } = deliberation;
  const person = 'person' in command.by ? command.by.person : '';
  if (permit.guardianOnPost?.person === person) return because('already-on-post');
  const anew = permit.phase === 'fireWatch' && !permit.guardianOnPost;
  return accept(
    happened(deliberation, 'guardianTook', {
      person,
      ...(anew && { fireWatchUntil: plusMinutes(now, pack.ending.fireWatchMinutes ?? 0) }),
    }),
  );
};

/** Before the start the wind may lift the level, and the higher chain signs; once work goes on it can only stop it. */
const reportWeather: Decide<'reportWeather'> = (deliberation) => {
  const { permit, command, facts, pack, now } = deliberation;
  const reported = happened(deliberation, 'weatherReported', command.body);
  const then = after(permit, [reported]);
  const { level, because: reasons } = levelOf(then, facts, pack, now);
  if (permit.startedAt !== undefined || !isHigher(level, permit.level, pack)) return accept(reported);

  const stages =
    permit.phase === 'submitted'
      ? []
      : withStagesOf(stagesFor(pack, viewOf({ ...then, level }, facts, now)), permit.stages);
  const raised = happened(deliberation, 'levelRaised', { level, because: reasons, stages });
  const higher = after(then, [raised]);
  return accept(reported, raised, ...(permit.phase === 'submitted' ? [] : advance(higher, deliberation)));
};

const reportHazard: Decide<'reportHazard'> = (deliberation) =>
  accept(happened(deliberation, 'hazardReported', deliberation.command.body));

const clearHazard: Decide<'clearHazard'> = (deliberation) => {
  const { permit, command } = deliberation;
  const { hazard } = command.body;
  if (isAlarm(hazard)) return because('alarm-needs-test', { hazard }, { mendBy: 'gas-tester' });
  return permit.hazards.some((one) => one.hazard === hazard)
    ? accept(happened(deliberation, 'hazardCleared', { hazard }))
    : because('hazard-not-reported', { hazard });
};

const reportRecording: Decide<'reportRecording'> = (deliberation) =>
  accept(happened(deliberation, 'recordingReported', deliberation.command.body));

const countIn: Decide<'countIn'> = (deliberation) => {
  const { permit, command } = deliberation;
  const strangers = command.body.people.filter((person) => !permit.people.some((one) => one.person === person));
  if (strangers.length > 0) return because('not-named-on-ticket', { people: strangers });
  const twice = command.body.people.filter((person) => permit.inside.people.includes(person));
  return twice.length > 0
    ? because('already-inside', { people: twice })
    : accept(happened(deliberation, 'countedIn', command.body));
};

/** Nobody and nothing comes out that didn't go in: a wrong count is found when it is made, not at the end. */
const countOut: Decide<'countOut'> = (deliberation) => {
  const { permit, command } = deliberation;
  const { people, tools }: HeadCount = command.body;
  const absent = people.filter((person) => !permit.inside.people.includes(person));
  if (absent.length > 0) return because('not-inside', { people: absent });
  const short = tools.filter(({ kind, count }) => count > (permit.inside.tools[kind] ?? 0)).map(({ kind }) => kind);
  return short.length > 0
    ? because('tools-not-inside', { kinds: short })
    : accept(happened(deliberation, 'countedOut', command.body));
};

export const workDecisions: Decisions<
  | 'start'
  | 'suspend'
  | 'liftStop'
  | 'resume'
  | 'leavePost'
  | 'takePost'
  | 'reportWeather'
  | 'reportHazard'
  | 'clearHazard'
  | 'reportRecording'
  | 'countIn'
  | 'countOut'
> = {
  start,
  suspend,
  liftStop,
  resume,
  leavePost,
  takePost,
  reportWeather,
  reportHazard,
  clearHazard,
  reportRecording,
  countIn,
  countOut,
};
